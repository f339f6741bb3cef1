"""One printed percentage against the counts it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ...danish import write_number
from ...knowledge import FindingSeverity
from .make import step


@dataclass(frozen=True, slots=True)
class Share:
    """A part, its whole, and the percentage printed of them."""

    part: Decimal
    whole: Decimal
    words: str
    """The percentage as printed."""
    printed: Decimal

    @property
    def exact(self) -> Decimal:
        return self.part * 100 / self.whole

    @property
    def _off(self) -> Decimal:
        """The difference, in halves of the last printed digit."""
        return abs(self.exact - self.printed) * 2 / step(self.words, "")

    @property
    def explains(self) -> bool:
        """Whether the counts give the printed percentage, rounded to its last digit up or down."""
        return self._off <= 1

    @property
    def severity(self) -> FindingSeverity:
        """Rounding where the percentage is another way to round the same share, or is cut off instead of rounded."""
        if self._off < 1 or (self.explains and self._rounded == self.printed):
            return FindingSeverity.AGREEMENT
        return FindingSeverity.ROUNDING if self._off < 2 else FindingSeverity.CONTRADICTION

    @property
    def differs(self) -> bool:
        return not self.explains

    @property
    def reckoned(self) -> str:
        """«52,9 % (9 af 17)»."""
        return f"{write_number(self._rounded)} % ({self._counts})"

    @property
    def explanation(self) -> str:
        if self.severity is FindingSeverity.AGREEMENT:
            return f"{self._counts} er {write_number(self._rounded)} %, som trykt."
        close = write_number(self.exact.quantize(step(self.words, "") / 10, ROUND_HALF_UP))
        if self.explains:
            return (
                f"{self._counts} er præcis {close} %, midt imellem to trykte cifre. Der er trykt {self.words};"
                f" rundes der op, som man plejer, er det {write_number(self._rounded)} %."
            )
        if self.severity is FindingSeverity.ROUNDING:
            return f"{self._counts} er {close} %, men der er trykt {self.words}: skåret af eller afrundet på en anden måde."
        return f"{self._counts} er {write_number(self._rounded)} %, men der er trykt {self.words}."

    @property
    def _counts(self) -> str:
        return f"{write_number(self.part)} af {write_number(self.whole)}"

    @property
    def _rounded(self) -> Decimal:
        return self.exact.quantize(step(self.words, ""), ROUND_HALF_UP)
