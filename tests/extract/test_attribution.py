"""Who is said to speak, and in doubt or not; the event's words stand in square brackets."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.attribution import Attribution, AttributionReader, attribute
from extract.attribution.lexicon import lexicon
from extract.sentences import split
from tests.builders import an_article
from tests.extract.labelled import labelled_claims


def read(marked: str) -> Attribution:
    """What governs the event in [brackets], read with the whole text at hand."""
    start, end = marked.index("["), marked.index("]") - 1
    article = an_article(marked.replace("[", "").replace("]", ""))
    sentences = split(article)
    index = next(s.index for s in sentences if s.start <= start < s.end)
    return AttributionReader(sentences).at(index, start, end, end)


SPEAKERS = [
    (
        "Rebels [seized] Ara on Wednesday activists and state media said.",
        "activists and state media",
    ),
    ("A spokesman on Friday said that rebels [seized] Ara.", "spokesman"),
    ("According to Amaq, fighters [seized] the post.", "Amaq"),
    ("Fighters [seized] the post, according to Amaq.", "Amaq"),
    (
        "Fighters entered the town and, according to local officials, [seized] a part of it.",
        "local officials",
    ),
    ("The Hezbollah-run channel said the army [seized] the hill.", "Hezbollah-run channel"),
    ("The army [seized] the hill, the defence ministry said in a statement.", "defence ministry"),
    ("The army [seized] the hill, said Omar Haddad, head of the town council.", "Omar Haddad"),
    (
        "“The army has [seized] the hill,” Colonel Anna Petrova told reporters.",
        "Colonel Anna Petrova",
    ),
    ("“The hill was [seized],” said the regional governor.", "regional governor"),
    ("Ivan Bondar, a spokesman for the brigade, said the hill was [seized].", "Ivan Bondar"),
    (
        "The group’s spokesman, Ahmed al-Karim, told this agency that the hill was [seized].",
        "Ahmed al-Karim",
    ),
    ("The army, the ministry said, [seized] the hill.", "ministry"),
    ("The hill was [seized], as several bloggers reported.", "bloggers"),
    ("The [capture] of the hill was confirmed by the mayor.", "mayor"),
    ("The ministry’s announcement of the [capture] of the hill came late.", "ministry"),
    ("Coalition spokesman: fighters [seized] the hill.", "Coalition spokesman"),
    ("Officials and residents said fighters [seized] the hill.", "Officials and residents"),
    ("The governor said on Friday that militants had [seized] the hill.", "governor"),
    ("CNN reported that tribal leaders had said that rebels [seized] the hill.", "tribal leaders"),
    ("The army denied that the hill had [fallen].", "army"),
    ("The army [denied] that the hill had fallen.", "army"),
    ("Some bloggers [falsely] claimed that the hill had fallen.", "bloggers"),
    ("Rebels [seized] the hill, the minister said in Paris.", "minister"),
    ("Rebels [seized] the hill, two officials said on condition of anonymity.", "two officials"),
    ("Rebels [seized] the hill, the mayor said by telephone.", "mayor"),
    ("Government forces claim to have [seized] the hill.", "Government forces"),
    ("As reported by several bloggers, rebels [seized] the hill.", "bloggers"),
    ("The hill was reported by several bloggers as [taken] on Monday.", "bloggers"),
    ("Ara was reported by bloggers as taken, and rebels [seized] the hill.", ""),
    ("Rebels said they took the hill, but the army [denied] it.", "army"),
    ("The hill, which residents say the rebels [seized], is high.", "residents"),
    ("The report says: rebels took Ara; officials say rebels [seized] Beta.", "officials"),
    ("With state media reporting that the army [seized] the hill, crowds gathered.", "state media"),
    ("The Free Syrian Army said it [seized] the hill.", "Free Syrian Army (FSA)"),
    ("Amaq, which is run by the group, said fighters [seized] the hill.", "Amaq"),
    ("State media quoted a police officer as saying fighters [seized] the hill.", "police officer"),
    ("The army rejected the report and said it [held] the hill.", "army"),
    ("“They [seized] it,” a resident reached by telephone said.", "resident"),
    ("Army spokesman Artur Petrosyan: the hill was not [lost].", "Army spokesman Artur Petrosyan"),
    ("S.O.H.R. said rebels [seized] the hill.", "SOHR"),
    ("The governor retorted that the hill had not been [lost].", "governor"),
    (
        "That the hill had [fallen], argued Colonel Petrova, was a rumour.",
        "Colonel Petrova",
    ),
    ("Rebels [retake] the hill, activists report", "activists"),
    ("The defence ministry also reports the [capture] of the hill.", "defence ministry"),
    ("State radio broke into its songs to announce that rebels [seized] the hill.", "State radio"),
    ("The corps released pictures of its men [raising] a flag on the hill.", "corps"),
    ("“They [left] at dawn,” the mayor told the paper by telephone.", "mayor"),
    (
        "“They [left] the hill; we saw it,” a shepherd of the village said.",
        "shepherd of the village",
    ),
    ("Rebels [left] the hill, the agency quoted a general as saying.", "general"),
    ("“[Lies],” says an army general by phone, “we hold the hill.”", "army general"),
    ("Officer at the Ara crossing: the hill was [lost].", "Officer at the Ara crossing"),
    ("At the camp in Ara the army said it [repulsed] an attack.", "army"),
    ("On the 28th their spokesman said rebels [seized] the hill.", "spokesman"),
    ("Yesterday a government envoy said rebels [seized] the hill.", "government envoy"),
    ("“We were calm,” the commander in besieged Ara said, and rebels [left].", "commander"),
    ("Rebels fled, the mayor said on Friday, adding that the hill had [held].", "mayor"),
    ("On June 1 the corps said it [took] the hill.", "corps"),
    ("Rebels [held] it for a day, or so the mayor asserts.", "mayor"),
    ("Fighters affiliated with the corps said they [took] the hill.", "Fighters"),
    ("11:15 Rebels say they have [retaken] the hill.", "Rebels"),
    ("The claim that the hill had fallen was [contradicted] by shepherds.", "shepherds"),
    ("The Rapid Support Forces said they [seized] the hill.", "Rapid Support Forces (RSF)"),
    ("The rebels (according to local sources) [seized] the hill.", "local sources"),
    ("Per the regional command, the hill was [lost].", "regional command"),
]


@pytest.mark.parametrize(("marked", "speaker"), SPEAKERS)
def test_the_speaker_is_found(marked: str, speaker: str) -> None:
    assert read(marked).claimant == speaker


INHERITED = [
    ("The mayor said the town was calm. He added that rebels [seized] the hill.", "mayor"),
    ("A military source spoke to Radio Ara. The source added that rebels [seized] it.", "source"),
    (
        "A military source said all was calm. The source added that rebels [seized] it.",
        "military source",
    ),
    ("According to Radio Ara, all was calm. It said rebels had [seized] the hill.", "Radio Ara"),
    (
        "Russian forces surrounded the towns, which they claimed to have [captured].",
        "Russian forces",
    ),
    ("A monitor said rebels [seized] it. The Syrian Observatory counted ten dead.", "SOHR"),
    (
        "A shepherd said all was calm. Interior minister Amal Saleh laughed at it."
        " “It has not been [taken],” she told reporters.",
        "Interior minister Amal Saleh",
    ),
    (
        "The army’s spokesman Omar Haddad was calm. The hill was [lost], Haddad said.",
        "army’s spokesman Omar Haddad",
    ),
    (
        "The rebels denied state radio’s report that the hill fell. They said it was [held].",
        "rebels",
    ),
    (
        "A shepherd said all was calm. The state agency said rebels [seized] the hill.",
        "state agency",
    ),
]


@pytest.mark.parametrize(("marked", "speaker"), INHERITED)
def test_a_pronoun_or_description_is_traced_back_to_its_speaker(marked: str, speaker: str) -> None:
    assert read(marked).claimant == speaker


def test_a_quotation_of_several_sentences_keeps_its_speaker() -> None:
    told = (
        "Colonel Petrova said: “We took the hill at night. We then [took] the mill.” All is calm."
    )
    assert read(told).claimant == "Colonel Petrova"
    assert read(told.replace("[took]", "took").replace("All is calm", "They [left]")).claimant == ""


OWN_VOICE = [
    "The army [seized] the hill.",
    "The army [seized] the hill. The mayor said that the road was open.",
    "The mayor said the road was open, but the army [seized] the hill.",
    "The army [seized] the hill; officials said the road was open.",
    "The army, which continued its advance, [seized] the hill.",
    "The offensive that was announced by the ministry failed and rebels [seized] the hill.",
    "Rebels [added] the hill to their gains.",
    "Forces of the internationally recognised government [seized] the hill.",
    "Rebels [overran] the hill and claimed 100 soldiers dead.",
    "The corps released pictures of a hill, which it had [left].",
    "The hill fell during a truce that rebels had proclaimed and was [lost] again.",
    "The [evacuation] of the hill was never announced.",
    "They [left], because nobody holds a hill on a loaf per man.",
    "Attacks on the hill by the army: all [repelled].",
]


@pytest.mark.parametrize("marked", OWN_VOICE)
def test_the_article_speaks_for_itself(marked: str) -> None:
    assert read(marked) == Attribution("", False, ())


HEDGED = [
    "The army reportedly [seized] the hill.",
    "The army allegedly [seized] the hill.",
    "The militia claimed that it had [seized] the hill.",
    "The militia claimed to have [seized] the hill but been driven back.",
    "It was reported that the army [seized] the hill.",
    "There are unconfirmed reports that the army [seized] the hill.",
    "The army is believed to have [seized] the hill.",
    "The army appeared to have [seized] the hill.",
    "The army was reported to have [seized] the hill.",
    "Activists said rebels [seized] the hill, but the monitor could not confirm it.",
    "Activists said rebels [seized] the hill. This could not be independently verified.",
    "The reported [fall] of the hill caused alarm.",
    "The army took the town and reportedly the [hill].",
]


@pytest.mark.parametrize("marked", HEDGED)
def test_doubt_reaches_the_event(marked: str) -> None:
    assert read(marked).hedged


PLAIN = [
    "The ministry said the army [seized] the hill.",
    "According to the mayor, the army [seized] the hill.",
    "The army reportedly lost ten men, but rebels [seized] the hill.",
    "The army [seized] the hill, while rebels reportedly left the town.",
    "The militia claimed victory; the army [seized] the hill.",
    "Rebels could not be dislodged from the hill that they [seized].",
    "After weeks of rumours, rebels [attacked] the hill.",
    "According to local sources, rebels [seized] the hill.",
    "The ministry [denied] that the hill had been taken.",
    "The army claimed to have taken the hill, but the mayor said rebels [held] it.",
]


@pytest.mark.parametrize("marked", PLAIN)
def test_neutral_speech_and_doubt_elsewhere_are_no_hedge(marked: str) -> None:
    assert not read(marked).hedged


def test_doubt_about_a_later_place_does_not_reach_the_first() -> None:
    text = "The army took Ara and reportedly Beta."
    reader = AttributionReader(split(an_article(text)))
    assert not reader.at(0, 9, 13, text.index("Ara")).hedged
    assert reader.at(0, 9, 13, text.index("Beta")).hedged


def test_two_sentences_are_enough_to_trace_a_pronoun() -> None:
    text = "The mayor said the town was calm. He added that rebels seized the hill."
    first, second = split(an_article(text))
    start = text.index("seized")
    found = attribute(second, start, start + 6, text.index("hill"), first)
    assert (found.claimant, found.hedged) == ("mayor", False)
    assert [text[cue.start : cue.end] for cue in found.cues] == ["added"]


WORDS = st.sampled_from(
    [word for rule in lexicon().rules for word in rule.match.split()]
    + [
        "that",
        ",",
        ";",
        ":",
        "“",
        "”",
        '"',
        "but",
        "and",
        "while",
        "He",
        "It",
        "the",
        "monitor",
        "source",
        "(SOHR)",
        "S.O.H.R.",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join))


@given(text=TEXTS, at=st.integers(0, 300), length=st.integers(0, 20))
def test_any_text_is_read_and_cues_stand_where_they_say(text: str, at: int, length: int) -> None:
    sentences = split(an_article(text))
    reader = AttributionReader(sentences)
    for sentence in sentences:
        start = min(sentence.start + at, sentence.end)
        found = reader.at(sentence.index, start, start + length, start)
        assert all(text[cue.start : cue.end] == cue.text for cue in found.cues)
        assert found.cues or not (found.claimant or found.hedged)
        assert len(found.claimant.split()) <= 10


@pytest.mark.shared
def test_the_labelled_speakers_and_hedges_are_read_right(shared: Path) -> None:
    named = spoken = agreed = total = 0
    for _, sentences, claims in labelled_claims(shared, "3[0-2]*"):
        reader = AttributionReader(sentences)
        for claim in claims:
            found = reader.at(claim.sentence, *claim.trigger, claim.place_start)
            agreed += found.hedged == claim.hedged
            total += 1
            if claim.claimant:
                words = set(found.claimant.lower().split()) & set(claim.claimant.lower().split())
                named += bool(words)
                spoken += 1
    assert total > 100
    assert agreed / total >= 0.95, f"hedged: {agreed} of {total}"
    assert named / spoken >= 0.8, f"claimant: {named} of {spoken}"


def test_a_short_form_in_brackets_keeps_its_bracket() -> None:
    found = read("The Northern People's Army (NPA) said it had [captured] Ara.")
    assert found.claimant.count("(") == found.claimant.count(")")
