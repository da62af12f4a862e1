import type { Block, Span } from '#shared/seam.ts';

/** An answer's text: headings, paragraphs and lists made of words and links; whatever else comes is left out. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  return blocks.map((block, at) => <One key={at} {...block} />);
}

function One({ kind, spans, items }: Block) {
  const rows = items.map((item, at) => (
    <li key={at}>
      <Words spans={item.spans} />
    </li>
  ));
  if (kind === 'heading') return <h2>{<Words spans={spans} />}</h2>;
  if (kind === 'list') return <ul>{rows}</ul>;
  if (kind === 'steps') return <ol>{rows}</ol>;
  return (
    <p>
      <Words spans={spans} />
    </p>
  );
}

function Words({ spans }: { spans: Span[] }) {
  return spans.map((span, at) => <Word key={at} {...span} />);
}

const LEADS = /^(tel:|https:|\/(?!\/))/;

function Word({ text, strong, href }: Span) {
  const words = strong ? <strong>{text}</strong> : text;
  if (!href || !LEADS.test(href)) return words;
  return <a href={href}>{href.startsWith('tel:') ? <bdi>{words}</bdi> : words}</a>;
}
