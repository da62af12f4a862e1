"""The rules of an article's text: Markdown to blocks and spans, never to HTML, and sentences with their facts put in.

An article is paragraphs, lists and headings (##); in them, links and **bold**. One sentence stands on a line, because a
line whose fact is not known is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Span = dict[str, Any]
FACT: Final = re.compile(r"(\]\()?\{facts\.([a-z0-9-]+)\}")
HEADING, PARAGRAPH, LIST, STEPS = "heading", "paragraph", "list", "steps"
LISTS: Final = {"bullet_list": LIST, "ordered_list": STEPS}
REMEDY: Final = "Use paragraphs, lists, headings that begin with ##, **bold** and links."
_PARSER: Final = MarkdownIt("commonmark")


class TextFault(ValueError):
    """A text that cannot be shown; `line` counts from 0 within what was read."""

    def __init__(self, words: str, line: int = 0) -> None:
        super().__init__(words)
        self.line = line


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they were written, and the line on which they begin."""

    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading (one text), or a list (a text for each item)."""

    kind: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about the city: what it means, and its value where that is known (words, a telephone number, or an
    https address)."""

    means: str
    kind: str
    value: str | None

    @property
    def address(self) -> str:
        """What a link leads to."""
        return f"tel:{self.value}" if self.kind == "phone" else str(self.value)


def blocks(markdown: str, first_line: int = 1) -> Iterator[Block]:
    """The blocks of an article's body, whose first line is `first_line` of its file. Raises TextFault."""
    for node in SyntaxTreeNode(_PARSER.parse(markdown)).children:
        line = (node.map or (0, 0))[0] + first_line
        if node.type == PARAGRAPH or (node.type, node.tag) == (HEADING, "h2"):
            yield Block(node.type, (_text(node, first_line),))
        elif node.type in LISTS:
            yield Block(LISTS[node.type], tuple(_item(item, first_line) for item in node.children))
        else:
            raise TextFault(f"This is more than an answer can show ({node.type}). {REMEDY}", line)


def spans(words: str) -> list[Span]:
    """The words as spans: {text, strong, href}; neighbours that look alike are one. Raises TextFault."""
    found: list[Span] = []
    for token in _PARSER.parseInline(words):
        _append(found, SyntaxTreeNode([token]).children[0].children, strong=False, href=None)
    return found


def facts_in(words: str) -> list[str]:
    """The names of the facts that the words need."""
    return [name for _, name in FACT.findall(words)]


def stray_brace(words: str) -> bool:
    """Whether something looks like a fact and is none."""
    return bool(re.search(r"[{}]", FACT.sub("", words)))


def with_facts(words: str, facts: Mapping[str, Fact]) -> str:
    """The words with every fact put in, without the sentences (lines) whose facts are not known."""
    lines = [line for line in words.split("\n") if all(_known(facts, name) for name in facts_in(line))]
    return "\n".join(FACT.sub(lambda found: _put_in(found, facts), line) for line in lines)


def links_in(words: str) -> list[str]:
    """Where the words lead, in order; a fact in place of an address stays as it is written. Raises TextFault."""
    kept = FACT.sub(lambda found: f"{found[1] or ''}fact:{found[2]}", words)
    return [span["href"] for span in spans(kept) if span["href"]]


def same_pointers(words: str, other: str) -> bool:
    """Whether a translation has the facts and the links of what it translates, in whatever order."""
    try:
        pointers = [(sorted(facts_in(text)), sorted(set(links_in(text)))) for text in (words, other)]
    except TextFault:
        return False
    return pointers[0] == pointers[1] and not stray_brace(other)


def _known(facts: Mapping[str, Fact], name: str) -> bool:
    return name in facts and facts[name].value is not None


def _put_in(found: re.Match[str], facts: Mapping[str, Fact]) -> str:
    fact = facts[found[2]]
    if found[1]:
        return f"]({fact.address}"
    return str(fact.value) if fact.kind == "text" else f"[{fact.value}]({fact.address})"


def _item(item: SyntaxTreeNode, first_line: int) -> Text:
    if [child.type for child in item.children] != [PARAGRAPH]:
        line = (item.map or (0, 0))[0] + first_line
        raise TextFault(f"A list holds one text for each item, and no list within it. {REMEDY}", line)
    return _text(item.children[0], first_line)


def _text(node: SyntaxTreeNode, first_line: int) -> Text:
    line = (node.map or (0, 0))[0] + first_line
    words = "\n".join(part.strip() for part in node.children[0].content.splitlines())
    try:
        spans(words)
    except TextFault as fault:
        raise TextFault(str(fault), line) from None
    return Text(words, line)


def _append(found: list[Span], nodes: list[SyntaxTreeNode], *, strong: bool, href: str | None) -> None:
    for node in nodes:
        if node.type in ("text", "softbreak"):
            text = " " if node.type == "softbreak" else node.content
            if found and (found[-1]["strong"], found[-1]["href"]) == (strong, href):
                found[-1]["text"] += text
            elif text:
                found.append({"text": text, "strong": strong, "href": href})
        elif node.type == "strong":
            _append(found, node.children, strong=True, href=href)
        elif node.type == "link":
            _append(found, node.children, strong=strong, href=str(node.attrs["href"]))
        else:
            raise TextFault(f"This is more than an answer can show ({node.type}). {REMEDY}")
