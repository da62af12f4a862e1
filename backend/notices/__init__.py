"""Telling people: subscriptions to a topic, notices in the reader's language, deliveries by push and e-mail.

It knows no feature: others say what happened (`tell`), this says it to everyone who asked to be told.
"""

from backend.notices.actions import tell
from backend.notices.interface import Notice
from backend.notices.models import Subscription

__all__ = ["Notice", "Subscription", "tell"]
