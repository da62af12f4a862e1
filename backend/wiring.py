"""Everything that is plugged into Wellkept, on one page: blueprints, adapters, and who hears of what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask_login import LoginManager
from itsdangerous import URLSafeTimedSerializer

from backend import photos
from backend.answers import read_answers
from backend.answers.routes import bp as answer_routes
from backend.carry import jobs as carry_jobs
from backend.carry.routes import bp as carry_routes
from backend.city import City, read_city
from backend.city.routes import bp as city_routes
from backend.core import db, errors, health, http, log, mail, openapi, owed, queue, shell
from backend.core.owed import Job
from backend.dispatch import jobs as dispatch_jobs
from backend.notices import jobs as notice_jobs
from backend.notices import keys as push_keys
from backend.notices.adapters.mail import MailChannel
from backend.notices.adapters.push import PushChannel
from backend.notices.routes import bp as notice_routes
from backend.photos import jobs as photo_jobs
from backend.photos.routes import bp as photo_routes
from backend.places import Geocoder, read_areas
from backend.places import adapters as geocoders
from backend.places.plan import street_plan
from backend.places.routes import bp as place_routes
from backend.places.routes import streets as street_routes
from backend.reports import jobs as report_jobs
from backend.reports.routes import bp as report_routes
from backend.reports.routes import subscriptions as subscription_routes
from backend.settings import Settings
from backend.staff.queries import by_session
from backend.staff.routes import bp as staff_routes

BLUEPRINTS: Final = (
    city_routes,
    report_routes,
    subscription_routes,
    notice_routes,
    place_routes,
    street_routes,
    photo_routes,
    carry_routes,
    answer_routes,
    staff_routes,
    health.bp,
    openapi.bp,
    shell.bp,
)

HEARS: Final[Mapping[str, Mapping[str, Job]]] = {
    "report.received": {"place": report_jobs.complete_place, "dispatch": dispatch_jobs.send},
    "report.sent-to-department": {},
    "report.reviewed": {"followers": report_jobs.tell_followers},
    "report.working": {"followers": report_jobs.tell_followers},
    "report.elsewhere": {"followers": report_jobs.tell_followers},
    "report.done": {"followers": report_jobs.tell_followers},
    "report.closed": {"followers": report_jobs.tell_followers},
    "report.words-added": {"dispatch-update": dispatch_jobs.send_update},
    "report.photos-added": {},
    "report.withdrawn": {"dispatch-update": dispatch_jobs.send_update},
    "photo.received": {"photo-cleaning": photo_jobs.clean},
    "notice.due": {"delivery": notice_jobs.deliver},
    "notice.asked": {"asking": notice_jobs.ask_to_confirm, "unconfirmed": notice_jobs.forget_unconfirmed},
    "photo.shown": {"dispatch-photo": dispatch_jobs.send_photo},
    "parcel.left": {"parcel-expiry": carry_jobs.expire},
}
"""For each topic the listeners that owe something for it, in the order in which they are due. A topic that nobody hears
of stands here all the same."""


def wire(app: Flask, settings: Settings) -> None:
    """Plug everything into `app`. Raises CityError for a city folder that cannot be used."""
    log.configure(settings.log_level)
    app.extensions["settings"] = settings
    app.extensions["city"] = read_city(settings.city)
    app.extensions["answers"] = read_answers(settings.city)
    app.config["LANGUAGES"] = app.extensions["city"].languages
    app.extensions["pwa"] = settings.pwa
    app.extensions["mailer"] = mail.make(settings.mail_url, settings.mail_from)
    app.extensions["photo-store"] = photos.Store(settings.photos_url)
    app.extensions["areas"] = read_areas(settings.city)
    app.extensions["street-plan"] = street_plan(settings.city)
    app.extensions["geocoder"] = _geocoder(settings, app.extensions["city"])
    mails = MailChannel(app.extensions["mailer"], settings.public_url)
    app.extensions["channels"] = {"push": _push(settings), "email": mails}
    errors.init_app(app)
    http.init_app(app, settings)
    db.init_app(app, settings.database_url)
    app.extensions["huey"] = queue.make(settings.queue_url, settings.secret_key)
    tell = queue.teller(app, app.extensions["huey"])
    owed.init_app(app, owed.Desk(HEARS, tell, settings.lease_seconds))
    _sign_in(app, settings)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)


def _geocoder(settings: Settings, city: City) -> Geocoder:
    south, west, north, east = city.facts["bounds"]
    bounds = (south, west, north, east)
    agent = f"Wellkept ({settings.mail_from})"
    return geocoders.make(settings.geocoder_url, settings.city, city.facts["name"], bounds, agent)


def _push(settings: Settings) -> PushChannel:
    return PushChannel(push_keys.pair, settings.mail_from, settings.egress_proxy, settings.push_test_host)


class Sessions(SecureCookieSessionInterface):
    """Flask's own; what signs the cookies is made once, and not for each request."""

    def __init__(self, app: Flask) -> None:
        self._serializer = super().get_signing_serializer(app)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """What signs the cookies of `app`."""
        return self._serializer


def _sign_in(app: Flask, settings: Settings) -> None:
    app.config["SECRET_KEY"] = settings.secret_key
    app.session_interface = Sessions(app)
    app.config["SESSION_COOKIE_NAME"] = "__Host-wellkept" if settings.https else "wellkept"
    app.config["SESSION_COOKIE_SECURE"] = settings.https
    app.config["SESSION_COOKIE_HTTPONLY"] = True
    app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    manager = LoginManager(app)
    manager.session_protection = None  # it keeps a hash of address and browser; our session key is enough
    manager.user_loader(by_session)
