"""When a delivery that failed is tried again, and when no more.

Six settings, as Znuny has them for its requests: start, factor, longest interval, most attempts,
longest period and a floor.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["RetryPolicy"]

_LARGEST_EXPONENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How long to wait after a failed attempt, in seconds, and when to give up.

    The first wait is ``start_s``, each further one ``factor`` times as long, up to
    ``max_interval_s``; of that between a half and all is waited, by chance, so that what failed
    together does not come back together, but never less than ``floor_s``. A delivery is given up
    after ``max_count`` attempts (0: any number) or with the first that fails ``max_period_s`` after
    the first one.
    """

    start_s: float = 5.0
    factor: float = 2.0
    max_interval_s: float = 1800.0
    max_count: int = 0
    max_period_s: float = 24 * 3600.0
    floor_s: float = 1.0

    def delay(self, attempts: int, chance: float) -> float:
        """Return the seconds to wait after so many attempts; ``chance`` is from 0 to 1."""
        growth = self.factor ** min(attempts - 1, _LARGEST_EXPONENT)
        interval = min(self.start_s * growth, self.max_interval_s)
        return max(self.floor_s, interval * (1 + chance) / 2)

    def is_spent(self, attempts: int, seconds: float) -> bool:
        """Tell whether to give up after so many attempts in the seconds since the first."""
        return 0 < self.max_count <= attempts or seconds >= self.max_period_s
