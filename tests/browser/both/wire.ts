// The wire between a browser and the site: it keeps what passes, and can be cut, slowed or made to lie.
import http from "node:http";

export type Fault = "missing" | "cut" | "replaced" | "silent";

export type Wire = {
  address: string;
  /** Every request as it was sent: method, path, headers and body, one text each. */
  sent: string[];
  /** Paths of the answers that passed whole. */
  passed: string[];
  /** Paths that fail, and how. */
  faults: [RegExp, Fault][];
  /** Bytes a second and milliseconds before the first one; 0: as fast as it goes. */
  speed: { bytesPerSecond: number; wait: number };
  /** Nothing answers any more: the network is gone. */
  gone: boolean;
  close(): Promise<void>;
};

export async function wireTo(site: string): Promise<Wire> {
  const target = new URL(site);
  const wire: Wire = {
    address: "",
    sent: [],
    passed: [],
    faults: [],
    speed: { bytesPerSecond: 0, wait: 0 },
    gone: false,
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()); }),
  };
  const server = http.createServer(async (request, response) => {
    const body = await read(request);
    wire.sent.push(`${request.method} ${request.url}\n${JSON.stringify(request.headers)}\n${body}`);
    if (wire.gone) return void request.socket.destroy();
    const fault = wire.faults.find(([path]) => path.test(request.url ?? ""))?.[1];
    if (fault === "silent") return;
    if (fault === "missing") return void response.writeHead(404, { "Content-Type": "text/plain" }).end("absent");
    const asked = http.request(
      { host: target.hostname, port: target.port, method: request.method, path: request.url, headers: { ...request.headers, host: target.host } },
      async (answer) => {
        const content = fault === "replaced" ? Buffer.from("{}") : Buffer.from(await bytes(answer));
        const headers = { ...answer.headers };
        if (fault === "replaced") delete headers["content-encoding"];
        headers["content-length"] = String(content.length);
        delete headers["transfer-encoding"];
        await pause(wire.speed.wait);
        response.writeHead(answer.statusCode ?? 500, headers);
        if (fault === "cut") return void response.write(content.subarray(0, content.length >> 1), () => request.socket.destroy());
        await write(response, content, wire);
        response.end(() => wire.passed.push(request.url ?? ""));
      },
    );
    asked.on("error", () => request.socket.destroy());
    asked.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const at = server.address();
  if (at === null || typeof at === "string") throw new Error("no port");
  wire.address = `http://127.0.0.1:${at.port}`;
  return wire;
}

async function write(response: http.ServerResponse, content: Buffer, wire: Wire): Promise<void> {
  const each = wire.speed.bytesPerSecond ? Math.ceil(wire.speed.bytesPerSecond / 20) : content.length;
  for (let at = 0; at < content.length && !response.destroyed; at += each) {
    response.write(content.subarray(at, at + each));
    if (wire.speed.bytesPerSecond) await pause(50);
  }
}

async function read(message: http.IncomingMessage): Promise<string> {
  return (await bytes(message)).toString("latin1");
}

async function bytes(message: http.IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
