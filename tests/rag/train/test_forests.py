"""Cross-fitting: nothing is said of a row by a forest that has seen its title."""

import numpy as np

from rag.train.forests import Growth, LabelledRows, cross_fitted

SMALL = Growth(folds=4, trees=30, leaves=6, least_in_leaf=2, rate=0.3, ridge=0.0, seen_features=1.0)


def test_what_tells_titles_apart_tells_nothing_of_unseen_ones() -> None:
    draw = np.random.default_rng(4)
    titles = np.repeat(np.arange(60), 10)
    features, labels = titles[:, None].astype(np.float32), (draw.random(60) > 0.5)[titles]
    chances, forest = cross_fitted(
        LabelledRows(features, labels, np.ones(len(labels)), [str(each) for each in titles]), SMALL
    )
    learned = forest.chances(features)
    assert np.mean((learned > 0.5) == labels) > 0.9
    assert np.mean((chances > 0.5) == labels) < 0.7


def test_what_tells_labels_apart_tells_them_of_unseen_titles() -> None:
    draw = np.random.default_rng(5)
    features = draw.random((600, 2)).astype(np.float32)
    labels = features[:, 0] > 0.5
    chances, forest = cross_fitted(
        LabelledRows(features, labels, np.ones(600), [str(at // 10) for at in range(600)]), SMALL
    )
    assert np.mean((chances > 0.5) == labels) > 0.95
    assert forest.chances(np.array([[0.9, 0.5], [0.1, 0.5]], np.float32)).round().tolist() == [1, 0]
