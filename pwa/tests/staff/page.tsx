import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';

/** Draws on the page of the test and gives hands to work with it. */
export function onPage(what: ComponentChild) {
  document.body.innerHTML = '<div id="app"></div>';
  const root = document.getElementById('app') as HTMLElement;
  void act(() => render(what, root));
  const find = <E extends HTMLElement>(selector: string): E => {
    const found = root.querySelector<E>(selector);
    if (!found) throw new Error(`nothing matches ${selector} in ${root.innerHTML}`);
    return found;
  };
  return {
    root,
    find,
    text: () => root.textContent ?? '',
    /** Types into a field by its path. */
    type: (path: string, value: string) =>
      act(() => {
        const field = find<HTMLInputElement>(`#field-${path.replaceAll('.', '-')}`);
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    /** Presses the button with these words. */
    press: (words: string) =>
      act(async () => {
        const button = [...root.querySelectorAll('button')].find((one) => one.textContent?.includes(words));
        if (!button) throw new Error(`no button says ${words}: ${root.textContent}`);
        button.click();
        await settled();
      }),
    leave: () => act(() => render(null, root)),
  };
}

/** Lets every answer that is already there arrive. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}
