"""Reading and checking the content of `knowledge/`: `load_knowledge` gives a `Knowledge`, or says what to mend."""

from knowledge.checks.base import Knowledge
from knowledge.checks.loader import load_knowledge, shipped_knowledge
from knowledge.checks.problems import KnowledgeError, Problem

__all__ = ["Knowledge", "KnowledgeError", "Problem", "load_knowledge", "shipped_knowledge"]
