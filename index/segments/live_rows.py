"""Which passages of a segment are alive: the segment itself never changes, and a removed passage is masked."""

from dataclasses import dataclass

import numpy as np

from index.arrays import Keys, Mask, Rows


@dataclass(frozen=True, slots=True, eq=False)
class LiveRows:
    """The passages of a segment, numbered in the order of their keys (ascending), and those alive; None for all."""

    keys: Keys
    mask: Mask | None = None

    def __len__(self) -> int:
        return len(self.keys) if self.mask is None else int(np.count_nonzero(self.mask))

    def find(self, keys: Keys) -> tuple[Rows, Rows]:
        """Return which of the keys are here and alive (positions in `keys`), and the number of each passage here."""
        if not len(self.keys):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        # Keys follow each other, but where passages were removed before the segment was made.
        if int(self.keys[-1]) - int(self.keys[0]) < len(self.keys):
            rows = keys - self.keys[0]
            here = (rows >= 0) & (rows < len(self.keys))
        else:
            rows = np.minimum(self.keys.searchsorted(keys), len(self.keys) - 1)
            here = self.keys[rows] == keys
        (which,) = here.nonzero()
        rows = rows[which]
        if self.mask is None:
            return which, rows
        alive = self.mask[rows]
        return which[alive], rows[alive]

    def every(self) -> Mask:
        """Return which passages are alive."""
        return np.ones(len(self.keys), np.bool_) if self.mask is None else self.mask

    def searched(self, allowed: Keys | None) -> Mask | None:
        """Return which passages are alive and allowed; None where that is all of them."""
        if allowed is None:
            return self.mask
        mask = np.zeros(len(self.keys), np.bool_)
        mask[self.find(allowed)[1]] = True
        return mask

    def without(self, rows: Rows) -> "LiveRows":
        """Return these without some. This one stays as it is, for those who search it now."""
        mask = self.every().copy()
        mask[rows] = False
        return LiveRows(self.keys, mask)

    def removed(self) -> Keys:
        """Return the keys of those that are not alive."""
        return self.keys[:0] if self.mask is None else self.keys[~self.mask]
