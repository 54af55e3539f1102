"""The live passages of an immutable segment: deleted ones are masked."""

from dataclasses import dataclass

import numpy as np

from index.arrays import Keys, Mask, Rows


@dataclass(frozen=True, slots=True, eq=False)
class LiveRows:
    """The keys of a segment's passages, ascending, and the mask of live ones; None where all are."""

    keys: Keys
    mask: Mask | None = None

    def __len__(self) -> int:
        return len(self.keys) if self.mask is None else int(np.count_nonzero(self.mask))

    def find(self, keys: Keys) -> tuple[Rows, Rows]:
        """Return the indices in `keys` of those that are live in this segment, and their rows."""
        if not len(self.keys):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        # Keys are consecutive, unless passages were deleted before the segment was made.
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
        """Return the mask of live passages."""
        return np.ones(len(self.keys), np.bool_) if self.mask is None else self.mask

    def searched(self, allowed: Keys | None) -> Mask | None:
        """Return the mask of live and allowed passages; None for all."""
        if allowed is None:
            return self.mask
        mask = np.zeros(len(self.keys), np.bool_)
        mask[self.find(allowed)[1]] = True
        return mask

    def without(self, rows: Rows) -> "LiveRows":
        """Return a copy with some rows deleted; this one is unchanged, since searches may be using it."""
        mask = self.every().copy()
        mask[rows] = False
        return LiveRows(self.keys, mask)

    def removed(self) -> Keys:
        """Return the keys of deleted passages."""
        return self.keys[:0] if self.mask is None else self.keys[~self.mask]
