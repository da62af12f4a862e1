"""The smallest browser around WebKitGTK that can be driven and keeps what pages store.

WebKit's own MiniBrowser forgets everything at its end when it is driven. This is a program for Debian's Python, which
has the bindings (python3-gi, gir1.2-webkit2-4.1). Given a folder, it keeps everything there; without one it is a
private window, such as Safari's, in which IndexedDB takes no Blobs.
"""

from __future__ import annotations

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402


def kept_in(profile: str | None) -> WebKit2.WebsiteDataManager:
    """Where pages store things."""
    if profile is None:
        return WebKit2.WebsiteDataManager.new_ephemeral()
    return WebKit2.WebsiteDataManager(base_data_directory=f"{profile}/data", base_cache_directory=f"{profile}/cache")


def main(profile: str | None) -> None:
    """Wait for the driver, and give it a window with a page when it asks for one."""
    context = WebKit2.WebContext(website_data_manager=kept_in(profile))
    context.set_automation_allowed(True)

    def a_page(_session: WebKit2.AutomationSession) -> WebKit2.WebView:
        view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
        window = Gtk.Window(default_width=390, default_height=844)
        window.add(view)
        window.show_all()
        return view

    def started(_context: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
        session.connect("create-web-view", a_page)

    context.connect("automation-started", started)
    Gtk.main()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
