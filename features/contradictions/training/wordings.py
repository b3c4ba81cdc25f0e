"""Own lists of opposite words and of words of one meaning, and the swaps made with them."""

from __future__ import annotations

import random
import re

OPPOSITES = """increase/decrease increases/decreases increased/decreased increasing/decreasing increase/reduce increases/reduces
increased/reduced increasing/reducing raise/lower raises/lowers raised/lowered higher/lower high/low more/less more/fewer most/least
safe/dangerous safe/unsafe legal/illegal lawful/unlawful before/after effective/ineffective cause/prevent causes/prevents
caused/prevented better/worse best/worst improve/worsen improves/worsens improved/worsened improvement/deterioration
positive/negative positively/negatively strong/weak stronger/weaker strengthen/weaken early/late earlier/later first/last
always/never all/none everyone/nobody many/few common/rare commonly/rarely frequently/rarely often/seldom usually/rarely
likely/unlikely possible/impossible necessary/unnecessary healthy/unhealthy harmful/harmless beneficial/harmful benefit/harm
benefits/harms good/bad large/small larger/smaller big/little bigger/smaller long/short longer/shorter fast/slow faster/slower
quickly/slowly rapid/slow easy/difficult easy/hard easier/harder simple/complex cheap/expensive rich/poor young/old younger/older
new/old hot/cold warm/cool dry/wet heavy/light deep/shallow wide/narrow full/empty open/closed opened/closed begin/end began/ended
begins/ends start/stop started/stopped starts/stops win/lose won/lost wins/loses accept/reject accepted/rejected accepts/rejects
approve/reject approved/rejected support/oppose supports/opposes supported/opposed supporters/opponents agree/disagree
agreed/disagreed agrees/disagrees allow/forbid allowed/forbidden allows/forbids permit/prohibit permitted/prohibited
include/exclude includes/excludes included/excluded including/excluding encourage/discourage encouraged/discouraged
encourages/discourages succeed/fail succeeded/failed success/failure successful/unsuccessful successfully/unsuccessfully
gain/loss gained/lost rise/fall rose/fell rises/falls rising/falling up/down above/below over/under inside/outside
within/outside with/without present/absent presence/absence public/private permanent/temporary permanently/temporarily
true/false correct/incorrect right/wrong accurate/inaccurate reliable/unreliable known/unknown clear/unclear certain/uncertain
sufficient/insufficient adequate/inadequate significant/insignificant major/minor majority/minority maximum/minimum
active/inactive activate/block activates/blocks activated/blocked activation/inhibition stimulate/suppress stimulates/suppresses
agonist/antagonist accelerate/slow accelerates/slows acute/chronic mild/severe benign/malignant natural/artificial
natural/synthetic organic/synthetic internal/external domestic/foreign local/global north/south northern/southern east/west
eastern/western left/right male/female men/women boys/girls mother/father son/daughter brother/sister husband/wife
love/hate loved/hated loves/hates like/dislike liked/disliked happy/unhappy happy/sad friendly/hostile friend/enemy
calm/nervous brave/afraid optimistic/pessimistic satisfied/dissatisfied popular/unpopular praised/criticized praise/criticize
praises/criticizes admired/despised trusted/distrusted honest/dishonest guilty/innocent alive/dead born/died
arrive/leave arrived/left enter/leave entered/left expand/shrink expanded/shrank grow/shrink grew/shrank growing/shrinking
create/destroy created/destroyed build/demolish built/demolished buy/sell bought/sold hire/fire hired/fired
remember/forget remembered/forgot confirm/deny confirmed/denied confirms/denies admit/deny admitted/denied
protect/endanger protects/endangers protected/endangered relieve/aggravate relieves/aggravates help/hurt helps/hurts helped/hurt
required/optional mandatory/voluntary compulsory/optional recommended/discouraged day/night morning/evening summer/winter
modern/ancient visible/invisible similar/different same/different together/separately united/divided peace/war
available/unavailable affordable/unaffordable stable/unstable equal/unequal democratic/undemocratic responsible/irresponsible
addictive/non-addictive contagious/non-contagious invasive/non-invasive hereditary/acquired curable/incurable
conservative/liberal Republican/Democratic Republicans/Democrats tighten/loosen ban/permit banned/permitted
superior/inferior upper/lower employed/unemployed employment/unemployment surplus/deficit asset/liability
extend/shorten extends/shortens extended/shortened delay/hasten delayed/hastened absorb/release near/far close/distant
everything/nothing everywhere/nowhere both/neither plus/minus profit/loss profitable/unprofitable thousands/dozens
millions/hundreds billion/million decade/month years/weeks hours/minutes weeks/years days/months""".split()
SAME = """big/large begin/start began/started help/assist helps/assists show/demonstrate shows/demonstrates showed/demonstrated
children/kids doctor/physician doctors/physicians buy/purchase bought/purchased important/crucial many/numerous often/frequently
quickly/rapidly nearly/almost about/roughly approximately/about use/utilize used/utilized reduce/lower reduces/lowers
reduced/lowered increase/raise increases/raises increased/raised said/stated says/states illness/disease illnesses/diseases
medicine/medication medicines/medications drug/medicine drugs/medicines treatment/therapy treatments/therapies
also/additionally however/nevertheless because/since ask/request asked/requested end/finish ended/finished
problem/issue problems/issues company/firm companies/firms job/position people/persons hard/difficult smart/intelligent
get/obtain gets/obtains got/obtained give/provide gives/provides gave/provided need/require needs/requires
try/attempt tried/attempted several/various enough/sufficient whole/entire main/primary mainly/primarily mostly/largely
kill/slay killed/slain rich/wealthy sick/ill fast/quick choose/select chosen/selected believe/think believes/thinks
answer/reply fix/repair allow/permit allows/permits allowed/permitted stop/halt stopped/halted happen/occur happens/occurs
happened/occurred reveal/disclose revealed/disclosed car/automobile film/movie election/vote attorney/lawyer cops/police
severe/serious dangerous/hazardous typical/usual usually/typically cancer/tumor symptoms/signs risk/danger study/research
scientists/researchers improve/better improves/enhances improved/enhanced affects/influences affect/influence
caused/produced causes/produces avoid/evade within/inside over/above under/below earlier/previously later/afterwards""".split()
PAIR = re.compile(r"[A-Za-z][A-Za-z-]*")


def _table(entries: list[str]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for entry in entries:
        one, other = entry.split("/")
        out.setdefault(one, []).append(other)
        out.setdefault(other, []).append(one)
    return out


OPPOSITE = _table(OPPOSITES)
SYNONYM = _table(SAME)
RISKY = frozenset(
    "up down over under left right like with all first last few both plus close light hard same back old new little".split()
)


def _swap(text: str, table: dict[str, list[str]], rng: random.Random, most: int) -> str | None:
    places = [m for m in PAIR.finditer(text) if m.group().lower() in table or m.group() in table]
    if table is OPPOSITE:
        places = [m for m in places if m.group().lower() not in RISKY or rng.random() < 0.15]
    if not places:
        return None
    for found in sorted(rng.sample(places, min(most, len(places))), key=lambda m: -m.start()):
        word = found.group()
        new = rng.choice(table.get(word) or table[word.lower()])
        new = new.capitalize() if word[0].isupper() else new
        text = text[: found.start()] + new + text[found.end() :]
    return re.sub(r"\b(a|A)(?= [aeio])", r"\1n", re.sub(r"\b(a|A)n(?= [bcdfgjklmnpqrstvwxyz])", r"\1", text))


def opposite(text: str, rng: random.Random) -> str | None:
    """One word replaced by its opposite."""
    return _swap(text, OPPOSITE, rng, 1)


def synonymous(text: str, rng: random.Random) -> str | None:
    """Up to three words replaced by words of the same meaning."""
    return _swap(text, SYNONYM, rng, 3)


NUMBER = re.compile(r"(?<![\w.,/:$-])(\$?)(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w/:-]|[.,]\d)")
SPELLED = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty".split()
SPELLED_AT = re.compile(r"(?i)\b(" + "|".join(SPELLED) + r")\b")
VALUES = dict(zip(SPELLED, [*range(2, 13), 15, 20, 30, 40, 50, 60], strict=True))


def _written(value: float, like: str) -> str:
    if "." in like:
        return f"{value:.{len(like.split('.')[1])}f}"
    return f"{round(value):,}" if "," in like else str(round(value))


def other_number(text: str, rng: random.Random) -> str | None:
    """One number clearly changed."""
    places = [*NUMBER.finditer(text), *SPELLED_AT.finditer(text)]
    if not places:
        return None
    found = rng.choice(places)
    word = found.group()
    if word.lower() in VALUES:
        new = rng.choice([w for w in SPELLED if abs(VALUES[w] - VALUES[word.lower()]) >= 2])
        return text[: found.start()] + (new.capitalize() if word[0].isupper() else new) + text[found.end() :]
    sign, digits = found.groups()
    value = float(digits.replace(",", ""))
    if re.fullmatch(r"(?:1[6-9]|20)\d\d", digits):
        new = str(int(value) + rng.choice((-1, 1)) * rng.randint(2, 30))
    else:
        new = _written(value * rng.choice((0.2, 0.35, 0.5, 1.8, 2, 3, 5)) + (1 if value < 3 else 0), digits)
    if new == digits:
        return None
    return text[: found.start()] + sign + new + text[found.end() :]


def rounded(text: str, rng: random.Random) -> str | None:
    """One number said otherwise: spelled out, in digits, or "about" it."""
    if found := SPELLED_AT.search(text):
        return text[: found.start()] + str(VALUES[found.group().lower()]) + text[found.end() :]
    places = [m for m in NUMBER.finditer(text) if not re.fullmatch(r"(?:1[6-9]|20)\d\d", m.group(2))]
    if not places:
        return None
    found = rng.choice(places)
    about = rng.choice(("about", "around", "roughly", "approximately"))
    value = float(found.group(2).replace(",", ""))
    near = value if value < 20 else round(value, -1 if value < 200 else -2)
    return (
        text[: found.start()]
        + f"{about} {found.group(1)}{_written(near, found.group(2).split('.')[0])}"
        + text[found.end() :]
    )
