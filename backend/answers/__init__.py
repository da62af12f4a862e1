"""Answers: the city's knowledge base, articles of its folder in the reader's language, and whether they were useful."""

from backend.answers.folder import KnowledgeBase, read_answers

__all__ = ["KnowledgeBase", "read_answers"]
