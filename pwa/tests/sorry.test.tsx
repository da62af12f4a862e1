// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '#shared/problem.ts';
import { Sorry } from '#ui/Sorry.tsx';

const root = document.createElement('div');
const shown = vi.spyOn(document, 'visibilityState', 'get');

beforeEach(() => {
  vi.useFakeTimers();
  shown.mockReturnValue('visible');
});
afterEach(() => {
  render(null, root);
  vi.useRealTimers();
});

const busy = (retryAfter: number | undefined) => new Problem({ code: 'trouble', status: 503, retryAfter });
const pass = (seconds: number) =>
  act(() => {
    vi.advanceTimersByTime(seconds * 1000);
  });
const button = () => root.querySelector<HTMLButtonElement>('button');
const spoken = () => root.querySelector('[role=status]')?.textContent;

function sorry(problem: Problem, onRetry = vi.fn()) {
  void act(() => render(<Sorry problem={problem} onRetry={onRetry} />, root));
  return onRetry;
}

describe('an answer that says when to come back', () => {
  it('is counted down in words, and then tries again by itself, once', async () => {
    const again = sorry(busy(40));
    expect(root.textContent).toContain('Please try again in 40 seconds.');
    await pass(5);
    expect(root.textContent).toContain('Please try again in 35 seconds.');
    await pass(34);
    expect(again).not.toHaveBeenCalled();
    await pass(10);
    expect(root.textContent).toContain('You can try again now.');
    expect(again).toHaveBeenCalledOnce();
  });

  it('keeps its button from pressing too early', async () => {
    const again = sorry(busy(40));
    button()?.click();
    expect(button()?.getAttribute('aria-disabled')).toBe('true');
    expect(again).not.toHaveBeenCalled();
    shown.mockReturnValue('hidden');
    await pass(41);
    expect(again).not.toHaveBeenCalled();
    button()?.click();
    expect(again).toHaveBeenCalledOnce();
  });

  it('waits with trying until somebody looks at the page', async () => {
    const again = sorry(busy(6));
    shown.mockReturnValue('hidden');
    await pass(60);
    expect(again).not.toHaveBeenCalled();
    shown.mockReturnValue('visible');
    await pass(1);
    expect(again).toHaveBeenCalledOnce();
  });

  it('is not said aloud every second', async () => {
    sorry(busy(40));
    const said = new Set<string | undefined>();
    for (let second = 0; second < 41; second++) {
      await pass(1);
      said.add(spoken());
    }
    expect([...said]).toEqual(['', 'Please try again in 30 seconds.', 'You can try again now.']);
  });

  it('begins anew with the next answer', async () => {
    const again = sorry(busy(6));
    await pass(7);
    sorry(busy(60), again);
    expect(root.textContent).toContain('Please try again in 60 seconds.');
    await pass(61);
    expect(again).toHaveBeenCalledTimes(2);
  });
});

it('an answer that says to come back at once is not asked again every second', async () => {
  const again = sorry(busy(1));
  await pass(4);
  expect(again).not.toHaveBeenCalled();
  await pass(2);
  expect(again).toHaveBeenCalledOnce();
});

it('an answer that does not say when to come back can be tried again at once, and never tries by itself', async () => {
  const again = sorry(busy(undefined));
  await pass(600);
  expect(again).not.toHaveBeenCalled();
  button()?.click();
  expect(again).toHaveBeenCalledOnce();
});
