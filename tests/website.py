"""A website of somebody else, really served on an origin of its own, with the strictest policy that the widget needs.

`/` and any other path give the same page; the query says how it looks (`stijl=vijandig`), what stands on the script
tag (`data-positie=linksonder`), that the script is a module (`module=ja`), or that the page has the element itself
(`element=ja`).
"""

import html
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qsl, urlsplit

# What a website with a strict policy must add for the widget: these two, and nothing for styles.
POLICY = (
    "default-src 'none'; script-src {portal}; connect-src {portal}; style-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types; base-uri 'none'; form-action 'none'"
)
STYLES = {
    "gewoon": (
        ":root{color-scheme:light dark}body{font:1rem/1.5 sans-serif;margin:2rem;"
        "background:light-dark(#fff,#121212);color:light-dark(#111,#eee)}a{color:light-dark(#00c,#9cf)}"
    ),
    "vijandig": (
        "*{all:unset!important;letter-spacing:1em!important;text-transform:uppercase!important}"
        "div,dialog,button,section,form{display:none!important}"
        "html{font-size:62.5%!important;direction:rtl!important;line-height:5!important;overflow-x:hidden!important}"
        "body,body>*{font-size:90px!important;transform:scale(1);overflow:hidden!important;"
        "position:static!important;visibility:hidden;cursor:none;background:red!important}"
        "header{display:block!important;position:fixed!important;inset:0!important;z-index:2147483647!important}"
        "buurtbrug-widget{display:none!important;width:1px!important;opacity:.1!important;z-index:-1!important}"
    ),
    "thema": (
        ":root{--basis-color-default-bg-document:#fff;--basis-color-default-color-document:#1a1a1a;"
        "--basis-color-action-1-inverse-bg-default:#a00050;--basis-color-action-1-inverse-color-default:#fff;"
        "--basis-text-font-family-default:'DejaVu Serif',serif;--basis-border-radius-md:0;"
        "color-scheme:light dark}"
    ),
    "donker-thema": (
        ":root{--utrecht-document-background-color:#101020;--utrecht-document-color:#f0f0ff;"
        "--utrecht-button-primary-action-background-color:#ffd000;--utrecht-button-primary-action-color:#000}"
    ),
}
PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Gemeente Voorbeeld</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/stijl.css?stijl={style}"><script src="{portal}/widget.js" {kind}{on_tag}></script></head>
<body><header><p><a href="/tweede">Naar een andere bladzijde</a></p></header><main><h1>Gemeente Voorbeeld</h1>
{text}{element}</main></body></html>"""
TEXT = "<p>Welkom in onze gemeente. Hier leest u alles over wonen, werken en samenleven.</p>" * 40


@dataclass
class Website:
    """The running website; `portal` is where it gets the widget from."""

    portal: str = ""
    server: ThreadingHTTPServer = field(init=False)

    def __post_init__(self) -> None:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version: ClassVar[str] = "HTTP/1.1"

            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """The origin that the portal lets in."""
        return f"http://127.0.0.1:{self.server.server_port}"

    @property
    def stranger(self) -> str:
        """The same website by a name that the portal does not let in."""
        return f"http://localhost:{self.server.server_port}"

    def stop(self) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Give the page or its styles."""
        asked = urlsplit(request.path)
        query = dict(parse_qsl(asked.query))
        if asked.path == "/stijl.css":
            kind, body = "text/css", STYLES[query["stijl"]]
        else:
            kind, body = "text/html", self._page(query)
        request.send_response(200)
        request.send_header("Content-Type", f"{kind}; charset=utf-8")
        request.send_header("Content-Security-Policy", POLICY.format(portal=self.portal))
        request.send_header("Content-Length", str(len(body.encode())))
        request.end_headers()
        request.wfile.write(body.encode())

    def _page(self, query: dict[str, str]) -> str:
        tag = {name: value for name, value in query.items() if name.startswith("data-")}
        element = "<buurtbrug-widget titel='Hulp'></buurtbrug-widget>" if "element" in query else ""
        return PAGE.format(
            style=query.get("stijl", "gewoon"),
            portal=self.portal,
            kind='type="module"' if "module" in query else "async",
            on_tag="".join(f' {name}="{html.escape(value)}"' for name, value in tag.items()),
            text=TEXT,
            element=element,
        )
