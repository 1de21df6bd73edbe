"""Serves the shop's pages."""

import os
from http.server import BaseHTTPRequestHandler, HTTPServer

from common.articles import ARTICLES


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        rows = "".join(f"<tr><td>{a.title}</td><td>{a.price()}</td></tr>" for a in ARTICLES)
        body = f"<!doctype html><title>Shop</title><table>{rows}</table>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


HTTPServer(("", int(os.environ["PORT"])), Pages).serve_forever()
