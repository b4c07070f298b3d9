// The place field, the answer.
export {};
