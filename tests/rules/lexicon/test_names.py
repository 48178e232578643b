from __future__ import annotations

import pytest

from newsarchive.rules.lexicon.names import is_name_list, split_names

LISTS = """
Müller, Anna -> Anna Müller
Müller, Anna; von Beispiel, Jan -> Anna Müller; Jan von Beispiel
Müller, Anna, Schmidt, Bernd -> Anna Müller; Bernd Schmidt
Müller, Anna und Schmidt, Bernd -> Anna Müller; Bernd Schmidt
Müller, Dr. Anna-Lena -> Anna-Lena Müller
Müller, A. -> A. Müller
Peter, Anna -> Anna Peter
Beispiel, Jan von -> Jan von Beispiel
Anna & Bernd Muster -> Anna Muster; Bernd Muster
Anna und Bernd Muster -> Anna Muster; Bernd Muster
Anna, Bernd und Carla Muster -> Anna Muster; Bernd Muster; Carla Muster
Wolfgang und Eva von der Heide -> Wolfgang von der Heide; Eva von der Heide
Karl von und zu Muster -> Karl von und zu Muster
Karl von und zu Muster und Anna Beispiel -> Karl von und zu Muster; Anna Beispiel
Anna Muster, DER BOTE -> Anna Muster
Anna Muster, Musterower Bote -> Anna Muster
Anna Muster für DER BOTE -> Anna Muster
"""
LIKE_THEM = """
Anna Müller, Bernd Schmidt -> Anna Müller; Bernd Schmidt
Anna Müller, Berlin -> Anna Müller
Anna Muster, Peter Post -> Anna Muster; Peter Post
ANNA MUSTER, BERND MUSTER -> ANNA MUSTER; BERND MUSTER
Anna Muster und Bernd Beispiel -> Anna Muster; Bernd Beispiel
"""


@pytest.mark.parametrize("line", [*LISTS.strip().splitlines(), *LIKE_THEM.strip().splitlines()])
def test_names_in_a_list(line: str) -> None:
    printed, _, names = line.partition(" -> ")
    assert "; ".join(split_names(printed)) == names


def test_a_line_of_names_and_nothing_else() -> None:
    for line in ("Müller, Anna", "von Beispiel, Jan", "Müller, Anna; Muster, Bernd", "Anna Müller"):
        assert is_name_list(line), line
    for line in (
        "Regen, Anna sagt",
        "Sonne, Wind und Regen",
        "Berlin, Paris",
        "Am Mittwoch, so Anna, kam Regen.",
    ):
        assert not is_name_list(line), line
