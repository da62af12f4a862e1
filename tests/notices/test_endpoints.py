"""A push endpoint is an address from a stranger: none leads into our own network."""

from __future__ import annotations

import ipaddress

import pytest

from backend.notices.endpoints import NotAllowed, check, is_public

GOOD = [
    "https://fcm.googleapis.com/fcm/send/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
    "https://web.push.apple.com/QAB",
    "https://db5p.notify.windows.com/w/?token=x",
    "https://fcm.googleapis.com:443/fcm/send/abc",
]
HOSTILE = [
    "http://fcm.googleapis.com/x",
    "ftp://fcm.googleapis.com/x",
    "file:///etc/passwd",
    "https://127.0.0.1/x",
    "https://localhost/x",
    "https://[::1]/x",
    "https://[::ffff:127.0.0.1]/x",
    "https://10.0.0.1/x",
    "https://169.254.169.254/latest/meta-data",
    "https://2130706433/x",
    "https://0x7f000001/x",
    "https://017700000001/x",
    "https://fcm.googleapis.com.evil.example/x",
    "https://evilfcm.googleapis.com.example/x",
    "https://notfcm.googleapis.com/x",
    "https://evil.example/fcm.googleapis.com",
    "https://evil.example#fcm.googleapis.com",
    "https://evil.example?fcm.googleapis.com",
    "https://fcm.googleapis.com@evil.example/x",
    "https://user:pw@fcm.googleapis.com/x",
    "https://@fcm.googleapis.com/x",
    "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com:0/x",
    "https://fcm.googleapis.com:99999/x",
    "https://fcm.googleapis.com:x/x",
    "https://fcm.googleapis.com\\@evil.example/x",
    "https://evil.example\\.fcm.googleapis.com/x",
    "https://fcm.googleapis.com /x",
    "https://fcm.googleapis.com\r\nHost: evil.example/x",
    "https://fcm.googleapis.com\t/x",
    "https://ｆcm.googleapis.com/x",
    "https://fcm.googleapis。com/x",
    "//fcm.googleapis.com/x",
    "fcm.googleapis.com/x",
    "javascript:alert(1)",
    "",
    "https://",
    "https:///x",
    "https://fcm.googleapis.com/" + "x" * 1000,
    "http://127.0.0.1:9102/x",
]
PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 - an address to be refused
    "255.255.255.255",
    "224.0.0.1",
    "240.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "2002:7f00:1::",
    "2002:a00:1::",
    "2001:0:a00:1::",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "ff02::1",
    "2001:db8::1",
]
PUBLIC = ["8.8.8.8", "142.250.72.10", "2a00:1450:4001:81b::200a"]


@pytest.mark.parametrize("url", GOOD)
def test_known_push_services_are_allowed(url: str) -> None:
    assert check(url).port == 443


@pytest.mark.parametrize("url", HOSTILE)
def test_everything_else_is_refused(url: str) -> None:
    with pytest.raises(NotAllowed):
        check(url)


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_never_connected_to(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_a_test_host_is_let_through_by_its_exact_name_only() -> None:
    assert check("http://127.0.0.1:9102/x", "127.0.0.1:9102").host == "127.0.0.1"
    for url in ("http://127.0.0.1:9103/x", "https://127.0.0.1:9102/x", "http://a@127.0.0.1:9102/x"):
        with pytest.raises(NotAllowed):
            check(url, "127.0.0.1:9102")
