"""Made-up study results against made-up claims: what a finding about one thing says of a claim about it, by direction of effect."""

from __future__ import annotations

import random
from dataclasses import dataclass

from features.contradictions.training.records import CONTRADICTION, ENTAILMENT, NEUTRAL, Pair
from features.contradictions.training.synonyms import OTHERS, renamed, same

EXPOSURES = """vitamin D supplementation|hydroxychloroquine|remdesivir|ivermectin|aspirin|low-dose aspirin|ibuprofen|metformin|statin
therapy|atorvastatin|ACE inhibitors|beta blockers|corticosteroids|dexamethasone|convalescent plasma|zinc|vitamin C|omega-3 fatty
acids|fish oil|green tea|coffee consumption|moderate alcohol intake|heavy drinking|cigarette smoking|e-cigarette use|cannabis
use|a Mediterranean diet|a ketogenic diet|intermittent fasting|a high-salt diet|red meat consumption|dietary fiber|probiotics|breast
feeding|maternal smoking|air pollution|exposure to lead|ultraviolet light|cold weather|high humidity|warm temperatures|face
masks|N95 respirators|school closures|social distancing|hand washing|travel restrictions|lockdowns|contact tracing|the influenza
vaccine|the MMR vaccine|BCG vaccination|the booster dose|HPV vaccination|ketamine|esketamine nasal spray|methadone
maintenance|buprenorphine|naltrexone|cognitive behavioral therapy|exercise training|yoga|acupuncture|massage|music therapy|light
therapy|sleep deprivation|night-shift work|bariatric surgery|hip replacement|early surgery|physiotherapy|mechanical ventilation|prone
positioning|high-flow oxygen|antibiotic prophylaxis|azithromycin|amoxicillin|antidepressants|SSRIs|lithium|antipsychotics|melatonin|
hormone replacement therapy|oral contraceptives|testosterone|growth hormone|insulin glargine|GLP-1 agonists|semaglutide|SGLT2
inhibitors|allopurinol|colchicine|tocilizumab|interferon beta|rituximab|chemotherapy|radiotherapy|immune checkpoint
inhibitors|tamoxifen|screening mammography|PSA screening|prenatal screening|routine ultrasound|telemedicine visits|nurse-led
care|home visits|peer support|financial incentives|sugar taxes|knockdown of the receptor|loss of p53|deletion of the gene|IL-6
blockade|overexpression of the protein|activation of AMPK|inhibition of mTOR|gut microbiota depletion|antigen exposure|stem cell
transplantation|gene therapy|curcumin|ginger extract|cinnamon|garlic|turmeric|echinacea|St. John's wort|homeopathic
remedies|detox teas|apple cider vinegar|essential oils|magnesium|calcium supplements|iron supplementation|folic acid|vitamin B12|vitamin
E|beta carotene|selenium|caffeine|sugar-sweetened drinks|artificial sweeteners|processed meat|whole grains|nuts|dairy products|soy"""
HARMS = """mortality|in-hospital mortality|all-cause mortality|the risk of death|the risk of stroke|the risk of heart attack|the risk of
breast cancer|lung cancer incidence|the risk of colorectal cancer|the risk of dementia|cognitive decline|the incidence of type 2
diabetes|blood pressure|LDL cholesterol|body weight|obesity|insulin resistance|inflammation|C-reactive protein levels|viral load|viral
replication|viral shedding|transmission of the virus|the spread of infection|respiratory infections|the severity of symptoms|the
duration of illness|length of hospital stay|intensive care admission|the need for intubation|hospital readmission|adverse
events|bleeding complications|blood clots|kidney injury|liver damage|fractures|bone loss|chronic pain|back pain|migraine attacks|
depression|depressive symptoms|anxiety|suicidal thoughts|relapse|withdrawal symptoms|overdose deaths|opioid use|fatigue|insomnia|
nausea|asthma attacks|allergic reactions|preterm birth|miscarriage|birth defects|infant mortality|autism|tumor growth|metastasis|
tumor recurrence|cell death|apoptosis|oxidative stress|DNA damage|atherosclerosis|heart failure|atrial fibrillation|wound
infection|antibiotic resistance|hearing loss|vision loss|muscle weakness|cognitive impairment|psychosis|health care costs"""
GOODS = """survival|overall survival|progression-free survival|life expectancy|quality of life|immune function|antibody levels|the antibody
response|T cell activation|bone density|muscle strength|physical function|memory|cognitive performance|attention|sleep quality|lung
function|oxygen saturation|exercise tolerance|fertility|birth weight|insulin sensitivity|wound healing|neuronal survival|synaptic
plasticity|treatment adherence|patient satisfaction|smoking cessation rates|vaccine uptake|abstinence rates|remission rates|the
response to treatment|pregnancy rates|weight loss|HDL cholesterol|gene expression|cell proliferation|insulin secretion"""
PEOPLE = """adults|older adults|children|infants|adolescents|pregnant women|postmenopausal women|men|patients with COVID-19|hospitalized
patients|critically ill patients|patients with type 2 diabetes|people with obesity|patients with cancer|patients with heart
failure|healthy volunteers|health care workers|smokers|patients with depression|veterans|mice|rats|cell cultures"""
DESIGNS = """randomized trial|double-blind trial|cohort study|prospective study|case-control study|meta-analysis|systematic
review|retrospective analysis|population-based study|multicenter study|cross-sectional survey|pilot study|observational study"""
BACKGROUND = (
    "{T} is widely used in clinical practice.",
    "The role of {T} has long been debated.",
    "Interest in {T} has grown in recent years.",
    "We enrolled {n} participants and followed them for {k} months.",
    "Data were collected between {y} and {z}.",
    "METHODS: We conducted a {D} of {n} {P}.",
    "Secondary outcomes are reported in the supplement.",
    "The mean age was {k} years.",
    "These results should be interpreted in the light of current guidelines.",
    "The underlying mechanisms are discussed.",
)
CLAIMS = {
    "up": (
        "{T} increases {O}.", "{T} raises {O}.", "{T} leads to higher {O}.", "{O} is higher with {T}.", "{T} is associated with increased {O}.",
        "{T} promotes {O}.", "{T} was found to increase {O} in {P}.", "Using {T} results in greater {O}.", "{T} causes an increase in {O}.",
    ),
    "down": (
        "{T} reduces {O}.", "{T} lowers {O}.", "{T} decreases {O}.", "{O} is lower with {T}.", "{T} is associated with decreased {O}.",
        "{T} can cut {O}.", "{T} was found to reduce {O} in {P}.", "Using {T} results in less {O}.", "{T} leads to a decline in {O}.",
        "{T} inhibits {O}.", "{T} suppresses {O}.",
    ),
    "none": (
        "{T} has no effect on {O}.", "{T} does not affect {O}.", "{T} is not associated with {O}.", "There is no link between {T} and {O}.",
        "{T} makes no difference to {O}.", "{O} is unaffected by {T}.", "{O} is independent of {T}.",
    ),
    "some": (
        "{T} affects {O}.", "{T} influences {O}.", "There is a link between {T} and {O}.", "{T} is associated with {O}.", "{O} depends on {T}.",
        "{T} plays a role in {O}.",
    ),
}  # fmt: skip
BAD_CLAIMS = {
    "up": ("{T} worsens {O}.", "{T} aggravates {O}.", "{T} is a risk factor for {O}.", "{T} makes {O} worse."),
    "down": (
        "{T} protects against {O}.", "{T} helps to prevent {O}.", "{T} is effective against {O}.", "{T} is beneficial for {O}.",
        "{T} works for {O}.", "{T} improves {O}.", "{P} benefit from {T} because it reduces {O}.",
    ),
    "none": ("{T} is ineffective against {O}.", "{T} does not help with {O}.", "{T} does not prevent {O}.", "{T} provides no benefit for {O}."),
}  # fmt: skip
GOOD_CLAIMS = {
    "up": (
        "{T} improves {O}.",
        "{T} enhances {O}.",
        "{T} boosts {O}.",
        "{T} is beneficial for {O}.",
        "{T} supports {O}.",
    ),
    "down": (
        "{T} impairs {O}.",
        "{T} harms {O}.",
        "{T} worsens {O}.",
        "{T} is detrimental to {O}.",
        "{T} undermines {O}.",
    ),
    "none": ("{T} does not improve {O}.", "{T} brings no improvement in {O}.", "{T} is ineffective for {O}."),
}
FINDINGS = {
    "up": (
        "In this {D} of {n} {P}, {T} was associated with significantly higher {O} ({r} vs {q}; P < .001).",
        "{O} was significantly greater in the {T} group than in the control group (odds ratio, {u}; 95% CI, {u1} to {u2}).",
        "{O} was {hi}% in those exposed to {T} and {lo}% in those who were not.",
        "Our results show that {T} markedly increased {O} compared with placebo.",
        "{P} who received {T} had a {k}% increase in {O} over {m} months.",
        "Subjects without {T} had lower {O} than those with it.",
        "We found a positive, dose-dependent relationship between {T} and {O}.",
        "Moderate-quality evidence supports an association between {T} and increased {O}.",
        "{T} led to an elevation of {O} in {P}, which persisted after adjustment for age and sex.",
        "After {T}, {O} rose from {lo} to {hi} (P = .00{d}).",
        "Withdrawal of {T} resulted in a drop in {O}.",
        "The hazard ratio for {O} was {u} (95% CI, {u1}-{u2}) in {P} with {T}.",
    ),
    "down": (
        "In this {D} of {n} {P}, {T} was associated with significantly lower {O} ({q} vs {r}; P < .001).",
        "{O} was significantly reduced in the {T} group compared with the control group (odds ratio, {l}; 95% CI, {l1} to {l2}).",
        "{O} was {lo}% in those exposed to {T} and {hi}% in those who were not.",
        "Our results show that {T} markedly attenuated {O} compared with placebo.",
        "{P} who received {T} had a {k}% reduction in {O} over {m} months.",
        "Subjects without {T} had higher {O} than those with it.",
        "We found an inverse relationship between {T} and {O}.",
        "Moderate-quality evidence supports an association between {T} and decreased {O}.",
        "{T} led to a decline of {O} in {P}, which persisted after adjustment for age and sex.",
        "After {T}, {O} fell from {hi} to {lo} (P = .00{d}).",
        "Withdrawal of {T} resulted in a rise in {O}.",
        "The hazard ratio for {O} was {l} (95% CI, {l1}-{l2}) in {P} with {T}.",
    ),
    "none": (
        "In this {D} of {n} {P}, {T} did not significantly change {O} ({r} vs {r}; P = .{k}).",
        "There was no significant difference in {O} between the {T} group and the control group (odds ratio, 1.0{d}; 95% CI, {l} to {u}).",
        "{O} was {hi}.1% in those exposed to {T} and {hi}.3% in those who were not (P = .{k}).",
        "Our results show no effect of {T} on {O} compared with placebo.",
        "{P} who received {T} had {O} similar to that of controls.",
        "We found no evidence of an association between {T} and {O}.",
        "High-quality evidence shows that {T} has little or no effect on {O}.",
        "{T} failed to alter {O} in {P}.",
        "{O} did not differ before and after {T}.",
        "The trial of {T} was stopped for futility, since {O} was the same in both arms.",
        "{T} and {O} were not correlated (r = 0.0{d}).",
    ),
    "unclear": (
        "Whether {T} affects {O} remains unknown, and further studies are needed.",
        "Evidence on {T} and {O} is scarce and conflicting.",
        "We will investigate the effect of {T} on {O} in a {D} of {n} {P}.",
        "It has been hypothesized that {T} might influence {O}.",
        "The safety of {T} in {P} was reviewed; {O} was not assessed.",
        "Ongoing trials are testing {T} for {O}.",
        "Few studies have measured {O} in {P} given {T}.",
    ),
}
DOUBLE = (
    ("{T} reduced {O} but had no effect on {X}.", "down", "none"),
    ("{T} increased {O} without changing {X}.", "up", "none"),
    ("{T} did not affect {O}, although it significantly lowered {X}.", "none", "down"),
    ("While {T} was associated with a rise in {O}, {X} fell.", "up", "down"),
    ("{T} decreased both {O} and {X} in {P}.", "down", "down"),
    ("Both {O} and {X} were higher after {T}.", "up", "up"),
    ("Neither {O} nor {X} was altered by {T}.", "none", "none"),
)


def _list(text: str) -> list[str]:
    return [" ".join(entry.split()) for entry in text.split("|") if entry.strip()]


THINGS, HARMFUL, HELPFUL, GROUPS, STUDIES = map(_list, (EXPOSURES, HARMS, GOODS, PEOPLE, DESIGNS))


@dataclass(frozen=True, slots=True)
class Topic:
    """What a study is about."""

    thing: str
    outcome: str
    people: str

    @property
    def harmful(self) -> bool:
        """Whether the outcome is something nobody wants."""
        return self.outcome in HARMFUL


def _pick(names: list[str], rng: random.Random) -> str:
    """Any name, those with other names twice as often."""
    name = rng.choice(names)
    return name if name in OTHERS or rng.random() < 0.4 else rng.choice(names)


def _topic(rng: random.Random) -> Topic:
    return Topic(_pick(THINGS, rng), _pick(HARMFUL if rng.random() < 0.65 else HELPFUL, rng), rng.choice(GROUPS))


def _lay(topic: Topic, rng: random.Random) -> Topic:
    """The same topic, most of it under other names."""
    return Topic(
        *(renamed(name, rng) if rng.random() < 0.6 else name for name in (topic.thing, topic.outcome, topic.people))
    )


def _fill(template: str, topic: Topic, rng: random.Random, other: str = "") -> str:
    low, high = sorted(rng.sample(range(3, 60), 2))
    below, above = rng.uniform(0.35, 0.85), rng.uniform(1.2, 3.2)
    values = {
        "T": topic.thing, "O": topic.outcome, "P": topic.people, "X": other, "D": rng.choice(STUDIES), "n": rng.randint(24, 9000),
        "k": rng.randint(11, 89), "m": rng.randint(2, 36), "d": rng.randint(1, 9), "y": rng.randint(1995, 2012), "z": rng.randint(2013, 2024),
        "lo": low, "hi": high, "q": f"{low}.{rng.randint(1, 9)}%", "r": f"{high}.{rng.randint(1, 9)}%",
        "l": f"{below:.2f}", "l1": f"{below * 0.8:.2f}", "l2": f"{min(0.97, below * 1.2):.2f}",
        "u": f"{above:.2f}", "u1": f"{max(1.03, above * 0.8):.2f}", "u2": f"{above * 1.3:.2f}",
    }  # fmt: skip
    text = template.format(**values)
    return text[0].upper() + text[1:]


def _claims(topic: Topic) -> dict[str, tuple[str, ...]]:
    special = BAD_CLAIMS if topic.harmful else GOOD_CLAIMS
    return {direction: CLAIMS[direction] + special.get(direction, ()) * 2 for direction in CLAIMS}


def _verdict(found: str, claimed: str) -> int:
    if found == "unclear":
        return NEUTRAL
    if claimed == "some":
        return CONTRADICTION if found == "none" else ENTAILMENT
    return ENTAILMENT if found == claimed else CONTRADICTION


def _finding(topic: Topic, rng: random.Random) -> tuple[str, str]:
    """A result and the direction of effect it reports on the topic's outcome."""
    if rng.random() < 0.25:
        other = rng.choice([o for o in HARMFUL + HELPFUL if not same(o, topic.outcome)])
        template, first, second = rng.choice(DOUBLE)
        if rng.random() < 0.5:
            return _fill(template, topic, rng, other), first
        turned = Topic(topic.thing, other, topic.people)
        return _fill(template, turned, rng, topic.outcome), second
    direction = rng.choice(("up", "down", "none", "up", "down", "none", "unclear"))
    return _fill(rng.choice(FINDINGS[direction]), topic, rng), direction


def findings(count: int, rng: random.Random) -> list[Pair]:
    """So many pairs of a finding and a claim, in equal parts of the three labels as near as chance gives them."""
    out: list[Pair] = []
    wanted = {ENTAILMENT: count // 3, NEUTRAL: count // 3, CONTRADICTION: count - 2 * (count // 3)}
    while any(wanted.values()):
        topic = _topic(rng)
        text, direction = _finding(topic, rng)
        about = topic
        if rng.random() < 0.22:
            change = rng.randrange(3)
            if change == 0:
                about = Topic(rng.choice([t for t in THINGS if not same(t, topic.thing)]), topic.outcome, topic.people)
            elif change == 1:
                about = Topic(
                    topic.thing, rng.choice([o for o in HARMFUL + HELPFUL if not same(o, topic.outcome)]), topic.people
                )
            else:
                about = _topic(rng)
        claimed = rng.choice(("up", "down", "none", "some", "up", "down"))
        template = rng.choice(_claims(about)[claimed])
        if "{P}" in template and about is topic and rng.random() < 0.3:
            about = Topic(topic.thing, topic.outcome, rng.choice(GROUPS))
        elsewhere = (
            about.thing != topic.thing or about.outcome != topic.outcome or ("{P}" in template and about != topic)
        )
        target = NEUTRAL if elsewhere else _verdict(direction, claimed)
        if not wanted[target]:
            continue
        wanted[target] -= 1
        extra = _fill(rng.choice(BACKGROUND), topic, rng)
        chance = rng.random()
        if chance < 0.25:
            text = f"{extra} {text}"
        elif chance < 0.4:
            text = f"{text} {extra}"
        if rng.random() < 0.15:
            text = "CONCLUSIONS: " + text
        out.append(Pair(text, _fill(template, _lay(about, rng), rng), target, "findings"))
    return out
