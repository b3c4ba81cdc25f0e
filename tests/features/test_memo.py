from features.memo import Memo


def test_what_is_known_is_not_asked_for_again_until_too_much_is_known() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Memo(length, 2)
    assert [known[word] for word in ("a", "bb", "a", "ccc", "a")] == [1, 2, 1, 3, 1]
    assert asked == ["a", "bb", "ccc", "a"]
    assert len(known) <= 2
