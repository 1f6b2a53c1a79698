from math import floor, sin

# Everybody gets this one.
WORLD = "WORLD"

# Each of these goes to the room of its name.
SYMBOLS = ["NORTH", "SOUTH", "RIVER", "COAST"]

_BASES = {"WORLD": 4200, "NORTH": 980, "SOUTH": 1730, "RIVER": 312, "COAST": 6450}


def value_at(symbol: str, second: int) -> float:
    """The value of an index at a second: waves and a little noise.

    It depends on nothing but the time, so that the app keeps no state, and two of them publish the same.
    """
    base = _BASES[symbol]
    slow = sin(second / 47 + base)
    fast = sin(second / 11 + base * 2)
    noise = sin(second * 12.9898 + base) * 43758.5453
    change = 0.012 * slow + 0.004 * fast + 0.002 * (noise - floor(noise))
    return round(base * (1 + change), 2)


def history_at(symbol: str, second: int) -> list[float]:
    """The values of the minute that ends at a second, the oldest first."""
    return [value_at(symbol, second - 59 + index) for index in range(60)]
