"""A push endpoint is an address that a stranger gives us: only known providers, only public addresses, no detours."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

PROVIDERS = (
    "fcm.googleapis.com",
    "jmt17.google.com",
    "updates.push.services.mozilla.com",
    "web.push.apple.com",
    "notify.windows.com",
)
LONGEST = 1000
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotAllowed(ValueError):
    """This is no address that we send to."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A checked push endpoint: where to connect, and what to ask for there."""

    scheme: str
    host: str
    port: int
    path: str


def check(url: str, test_host: str = "") -> Endpoint:
    """The endpoint in `url`. Raises NotAllowed for anything but https on port 443 at a known push provider.

    `test_host` ("127.0.0.1:9102") is let through as it is; settings give one only where ENV=test.
    """
    if len(url) > LONGEST or not url.isascii() or any(c.isspace() or ord(c) < 32 for c in url):
        raise NotAllowed("not an address")
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    try:
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise NotAllowed("not an address") from None
    if test_host and parts.netloc == test_host and parts.scheme == "http":
        return Endpoint("http", host, port or 80, path)
    if parts.scheme != "https" or parts.username is not None or port not in (None, 443) or "\\" in url:
        raise NotAllowed("not a plain https address")
    if not any(host == known or host.endswith(f".{known}") for known in PROVIDERS):
        raise NotAllowed("not a known push provider")
    return Endpoint("https", host, 443, path)


def public_address(endpoint: Endpoint) -> str:
    """One IP address of the endpoint's host, to which the connection is then pinned.

    Raises NotAllowed where any of its addresses is not public (DNS may have been turned against us since the
    subscription was made), OSError where the name cannot be resolved.
    """
    if endpoint.scheme == "http":
        return endpoint.host
    found = socket.getaddrinfo(endpoint.host, endpoint.port, type=socket.SOCK_STREAM)
    addresses = [str(info[4][0]) for info in found]
    if not addresses or not all(is_public(ipaddress.ip_address(address)) for address in addresses):
        raise NotAllowed("not a public address")
    return addresses[0]


def is_public(address: Address) -> bool:
    """Whether `address` is on the public internet. An IPv6 address that wraps an IPv4 one (mapped, 6to4, Teredo, NAT64)
    is not: whoever unwraps it decides where it leads, and no push service has one."""
    if isinstance(address, ipaddress.IPv6Address):
        wraps = address.ipv4_mapped or address.sixtofour or address.teredo or address in _NAT64
        if wraps:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved
