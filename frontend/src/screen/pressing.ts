// Which button sent a form, in browsers that do not say it too (Safari before 15.4).

let last: HTMLButtonElement | null = null;

/** To be called at each click of the page. */
export function notePress({ target }: MouseEvent): void {
  last = target instanceof Element ? target.closest("button") : null;
}

export function pressedFor(event: SubmitEvent): HTMLElement | null {
  return event.submitter ?? last;
}
