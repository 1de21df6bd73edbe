"""Waits for large pictures and makes small ones."""

import subprocess
import time
from pathlib import Path

from common.articles import ARTICLES

INBOX = Path("/var/spool/shop")

while True:
    for article in ARTICLES:
        large = INBOX / f"{article.number}.jpg"
        if large.exists():
            subprocess.run(["convert", large, "-resize", "320x", INBOX / f"{article.number}.small.jpg"], check=True)
            large.unlink()
    time.sleep(5)
