"""The log: one JSON object a line, a constant event name and fields; never names, words, exact points or addresses."""

from __future__ import annotations

import logging
import sys

import structlog

log = structlog.get_logger("wellkept")


def configure(level: str) -> None:
    """Write events of `level` (debug, info, warning, error) and above to standard error as JSON lines."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
