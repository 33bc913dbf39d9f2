/** Moves the keyboard to what has just been drawn; given as the `ref` of what is to have it. */
export function focusWhenDrawn(element: HTMLElement | null): void {
  element?.focus()
}

const wrong = ':is(input, textarea, select)[aria-invalid="true"], fieldset[aria-invalid="true"] input'

/** Moves the keyboard to the first thing that is wrong, once it is drawn as such. */
export function focusFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>(wrong)?.focus())
}
