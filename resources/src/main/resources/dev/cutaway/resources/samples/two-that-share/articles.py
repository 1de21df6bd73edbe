"""Articles of the shop: what both the pages and the worker know about them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Article:
    number: str
    title: str
    cents: int

    def price(self) -> str:
        return f"{self.cents // 100}.{self.cents % 100:02d}"


ARTICLES = [
    Article("1001", "Fishing net, fine", 4900),
    Article("1002", "Lantern, brass", 12900),
    Article("1003", "Rope, 20 m", 2350),
    Article("1004", "Oilskin, yellow", 8900),
]
