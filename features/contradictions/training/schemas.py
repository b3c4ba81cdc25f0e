"""Statements as pages make them, each schema with wordings for, wordings against, and near misses that contradict neither."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schema:
    """Wordings for, against, and beside a statement; one wording a line."""

    yes: str
    no: str
    beside: str


SCHEMAS = (
    Schema(
        """{T} is a type of {C}.|{T} is a {C}.|{T} belongs to the {C} family.|As a {C}, {T} has well known risks.|Is {T} a {C}? Yes, it is.
        |{T} is classified as a {C}.|Doctors regard {T} as a {C}.|Like any other {C}, {T} should be used with care.""",
        """{T} is not a {C}.|No, {T} is not a {C}.|{T} does not belong to the {C} family.|{T} isn't classified as a {C}.|Contrary to what many
        believe, {T} is no {C}.|{T} is often mistaken for a {C}, but it is not one.|{T} is something other than a {C}.""",
        """Is {T} a {C}?|{T} is sometimes compared with a {C}.|{T} is given together with a {C}.|Many people wonder whether {T} is a {C}.
        |Taking {T} with a {C} can be dangerous.|{T} has some effects that remind of a {C}.|{T} is prescribed by a doctor.""",
    ),
    Schema(
        """{T} acts on {R} receptors.|{T} binds to {R} receptors.|{T} can activate {R} receptors, among others.|{T} exerts part of its effect
        through {R} receptors.|Studies show that {T} stimulates {R} receptors.|{T} has been shown to interact with the {R} system.
        |{T} has an affinity for {R} receptors, which may explain its effects.|The {R} receptor is one of the targets of {T}.""",
        """{T} does not act on {R} receptors.|{T} works on {X} receptors, not {R} receptors.|{T} has no effect on {R} receptors.|{T} does not
        bind to {R} receptors.|Unlike other drugs, {T} leaves {R} receptors alone.|{T} acts only on {X} receptors.|{T} works exclusively through
        {X} receptors.|{T} never activates {R} receptors.""",
        """{T} acts on {X} receptors.|{R} receptors are found throughout the brain.|Does {T} act on {R} receptors?|Other drugs act on {R}
        receptors.|Drugs that act on {R} receptors can cause dependence.|{T} is taken by mouth.|{X} receptors are blocked by {T}.""",
    ),
    Schema(
        """{T} is addictive.|{T} can be addictive.|People can become addicted to {T}.|{T} carries a risk of dependence.|Long-term use of {T}
        leads to dependence.|{T} has a potential for abuse.|Tolerance and withdrawal are common with {T}.""",
        """{T} is not addictive.|You cannot get addicted to {T}.|{T} carries no risk of dependence.|There is no danger of becoming dependent
        on {T}.|{T} is not habit-forming.|{T} has no potential for abuse.""",
        """{T} is used to treat addiction.|Is {T} addictive?|Addiction is a disease of the brain.|If {T} were addictive, doctors would warn
        patients.|Talk to your doctor before you stop taking {T}.|Other painkillers are addictive.|{T} is cheap.""",
    ),
    Schema(
        """{T} is safe during pregnancy.|Pregnant women can take {T}.|{T} may be used safely by expectant mothers.|No harm to the unborn
        child has been seen with {T}.|{T} poses no risk to the fetus.""",
        """{T} is unsafe during pregnancy.|Pregnant women should not take {T}.|{T} must be avoided by expectant mothers.|{T} can harm the
        unborn child.|{T} is contraindicated in pregnancy.""",
        """{T} is safe for adults.|Pregnant women should ask a doctor about medicines.|{T} is not recommended for children under six.
        |There are no studies of {T} in pregnancy.|{T} should not be taken with alcohol.|Children can take {T} in small doses.""",
    ),
    Schema(
        """{T} is safe.|{T} is completely safe.|{T} has no side effects.|There are no known risks of {T}.|{T} is harmless.|{T} is well
        tolerated and has no serious side effects.|{T} can be taken without any danger.""",
        """{T} is dangerous.|{T} can cause serious side effects.|{T} is not safe.|{T} may lead to death in some people.|Serious harm from {T}
        has been reported.|The side effects of {T} include seizures and bleeding.|{T} can be fatal.""",
        """{T} is expensive.|{T} is not approved for children.|It is not known whether {T} works.|{T} should be stored in a cool place.
        |Is {T} safe?|{T} is taken once a day.|Other drugs have more side effects.|{T} is sold online.""",
    ),
    Schema(
        """{T} cures {D}.|{T} is a cure for {D}.|{D} can be cured with {T}.|With {T}, {D} disappears for good.|{T} eliminates {D}.|Patients
        with {D} recover fully after taking {T}.|{T} is a proven remedy for {D}.""",
        """{T} does not cure {D}.|There is no cure for {D}.|{D} is incurable.|No treatment can cure {D}.|{T} is useless against {D}.|{T} only
        eases the symptoms of {D} and does not cure it.|Nothing gets rid of {D} for good.""",
        """{D} is common in older people.|{T} is being studied for {D}.|{D} can be managed with treatment.|Can {T} cure {D}?|There are several
        treatments for {D}.|{T} cures {Y}.|Early treatment of {D} is important.|There is no cure for {Y}.""",
    ),
    Schema(
        """{T} works against {D}.|{T} is effective for {D}.|{T} helps people with {D}.|{T} relieves {D}.|Studies have shown that {T} is an
        effective treatment for {D}.|{T} improves {D} in most patients.|{T} is recommended for {D}.""",
        """{T} does not work against {D}.|{T} is ineffective for {D}.|{T} does nothing for people with {D}.|Studies have shown no benefit of
        {T} in {D}.|{T} is no better than placebo for {D}.|There is no evidence that {T} helps with {D}.|{T} is of no use in {D}.""",
        """{T} is effective for {Y}.|{T} does not work for everyone with {D}.|Does {T} help with {D}?|{T} has not been tested in {D}.|{T} is
        ineffective for {Y}.|Some studies on {D} were too small.|{T} costs more than other treatments.|{D} affects millions.""",
    ),
    Schema(
        """{T} causes {D}.|{T} can cause {D}.|{T} increases the risk of {D}.|People who take {T} are more likely to get {D}.|{T} is a
        known cause of {D}.|Use of {T} has been linked to {D}.|{D} is a side effect of {T}.""",
        """{T} does not cause {D}.|There is no link between {T} and {D}.|{T} does not raise the risk of {D}.|{T} prevents {D}.|{T} protects
        against {D}.|Claims that {T} causes {D} are false.|{D} is not caused by {T}.""",
        """{T} causes {Y}.|{D} has many causes.|Does {T} cause {D}?|{T} may interact with drugs for {D}.|{T} does not cause {Y}.|Some people
        believe that {T} causes {D}.|Scientists are studying the causes of {D}.""",
    ),
    Schema(
        """{D} is contagious.|{D} spreads from person to person.|You can catch {D} from someone else.|{D} is passed on by close contact.
        |{D} is an infectious disease.|People with {D} can infect others.""",
        """{D} is not contagious.|{D} does not spread from person to person.|You cannot catch {D} from someone else.|{D} cannot be passed
        on by contact.|{D} is not an infectious disease.|People with {D} do not infect others.""",
        """{D} is hereditary.|{D} can be painful.|Is {D} contagious?|{Y} is contagious.|{Y} does not spread from person to person.|Wash your
        hands often.|{D} is diagnosed with a blood test.""",
    ),
    Schema(
        """{D} is hereditary.|{D} runs in families.|{D} is caused by genes.|{D} can be inherited from a parent.|Genetics play a major
        role in {D}.|If a parent has {D}, the child's risk is higher.""",
        """{D} is not hereditary.|{D} does not run in families.|Genes have nothing to do with {D}.|{D} cannot be inherited.|{D} is purely
        environmental.|Family history makes no difference to the risk of {D}.""",
        """{D} is more common in women.|{Y} is hereditary.|{D} is treated with {T}.|The genes behind {Y} are known.|Is {D} hereditary?|{D} is
        rare in children.""",
    ),
    Schema(
        """{D} is common.|{D} affects millions of people.|{D} is one of the most common diseases.|Many people have {D}.|{D} is widespread.""",
        """{D} is rare.|{D} affects very few people.|{D} is an uncommon disease.|Hardly anybody gets {D}.|Cases of {D} are extremely rare.""",
        """{D} is rare in children.|{D} is serious.|{Y} is rare.|Deaths from {D} are rare.|{D} is common among smokers.|Complications of {D}
        are rare.""",
    ),
    Schema(
        """{D} can be prevented.|{D} is preventable.|There are ways to prevent {D}.|A healthy diet prevents {D}.|You can protect yourself
        against {D}.|Most cases of {D} could be avoided.""",
        """{D} cannot be prevented.|There is no way to prevent {D}.|Nothing can be done to prevent {D}.|{D} is not preventable.|There is no
        protection against {D}.""",
        """{D} can be treated.|{Y} cannot be prevented.|{D} is hard to diagnose.|There is no vaccine against {D}, but good hygiene helps.
        |Ask your doctor about {D}.|There is no cure for {D}.""",
    ),
    Schema(
        """{T} needs a prescription.|{T} is available only by prescription.|You cannot buy {T} without a prescription.|A doctor must prescribe
        {T}.|{T} is prescription-only.""",
        """{T} does not need a prescription.|{T} is available over the counter.|You can buy {T} without a prescription.|No prescription is
        needed for {T}.|Anyone can buy {T} at a supermarket.""",
        """{T} is sold by pharmacies.|{T} comes in tablets.|Some forms of {T} need a prescription.|Do I need a prescription for {T}?|{T} is
        prescribed for pain.|Ask a pharmacist about {T}.""",
    ),
    Schema(
        """{T} is legal in {L}.|It is legal to buy {T} in {L}.|{L} allows the sale of {T}.|{L} has legalized {T}.|In {L}, {T} may be sold
        legally.""",
        """{T} is illegal in {L}.|{T} is banned in {L}.|{L} prohibits the sale of {T}.|Possession of {T} is a crime in {L}.|In {L}, {T} is
        against the law.""",
        """{T} is legal in {Z}.|{T} is illegal in {Z}.|{T} used to be illegal in {L}.|{L} has strict drug laws.|Is {T} legal in {L}?|{L}
        will vote on a law about {T}.|In the past, {L} had banned {T}.""",
    ),
    Schema(
        """{T} was approved by the FDA.|The FDA has approved {T} for {D}.|{T} is FDA-approved for {D}.|Regulators approved {T}
        for {D}.|{T} has official approval for {D}.""",
        """{T} was not approved by the FDA.|The FDA has never approved {T} for {D}.|{T} is not FDA-approved for {D}.|Regulators rejected {T}
        for {D}.|{T} has no official approval for {D}.""",
        """The FDA is reviewing {T}.|{T} is approved for {Y}.|{T} is not approved for {Y}.|{T} is used off-label.|The FDA regulates
        drugs.|The maker of {T} applied for approval.""",
    ),
    Schema(
        """{T} damages the {O}.|{T} is harmful to the {O}.|{T} is bad for the {O}.|Taking {T} can injure the {O}.|The {O} can be
        harmed by {T}.""",
        """{T} does not damage the {O}.|{T} is harmless to the {O}.|{T} is good for the {O}.|{T} protects the {O}.|The {O} is not affected by
        {T}.|{T} strengthens the {O}.""",
        """The {O} needs protection.|{T} is absorbed quickly.|{X} is harmful to the {O}.|Large doses of other drugs damage the {O}.|Does {T}
        damage the {O}?|{T} is good for {D}.""",
    ),
    Schema(
        """{T} causes drowsiness.|{T} makes you sleepy.|You may feel tired after taking {T}.|{T} has a sedating effect.|Drowsiness is a common
        side effect of {T}.""",
        """{T} does not cause drowsiness.|{T} does not make you sleepy.|You will not feel tired after taking {T}.|{T} has no sedating
        effect.|{T} keeps you awake.""",
        """{T} may cause a dry mouth.|{T} does not cause drowsiness in most people, but it may in some.|Drowsiness is a sign of {D}.|Do not
        drive if you feel sleepy.|{T} is taken at bedtime.""",
    ),
    Schema(
        """Everyone should be screened for {D}.|Experts recommend routine screening for {D}.|Screening for {D} saves lives.|Doctors advise
        all adults to be tested for {D}.""",
        """Routine screening for {D} is not recommended.|Experts advise against screening for {D}.|Screening for {D} does not save
        lives.|Healthy adults should not be tested for {D}.|Screening for {D} does more harm than good.""",
        """Screening for {Y} is recommended.|Screening for {D} uses a blood test.|People with symptoms should be tested for {D}.|Screening for
        {Y} is not recommended.|{D} is often found late.""",
    ),
    Schema(
        """{D} can be detected by a blood test.|A blood test shows whether you have {D}.|There is a reliable test for {D}.|{D} is
        diagnosed with a simple test.""",
        """{D} cannot be detected by a blood test.|No blood test can show {D}.|There is no test for {D}.|No laboratory test exists for {D}.""",
        """Blood tests are safe.|{Y} cannot be detected by a blood test.|{D} can be hard to diagnose.|A blood test is done before treatment
        with {T}.|Tests for {Y} are reliable.""",
    ),
    Schema(
        """{N} supports {B}.|{N} is in favor of {B}.|{N} backs {B}.|{N} has voted for {B}.|{N} welcomed {B}.|{N} spoke out in favor of {B}.
        |{N} has always been a supporter of {B}.""",
        """{N} opposes {B}.|{N} is against {B}.|{N} rejects {B}.|{N} has voted against {B}.|{N} condemned {B}.|{N} does not support {B}.
        |{N} has never supported {B}.""",
        """{M} opposes {B}.|{M} supports {B}.|{N} was asked about {B}.|{N} opposes {E}.|{N} supports {E}.|Critics say that {N} opposes {B}.
        |{N} will decide on {B} next week.|Does {N} support {B}?|{N} once opposed {B} but has changed sides since.""",
    ),
    Schema(
        """{B} was approved.|{B} went ahead.|{B} passed by a wide margin.|{B} is in force.|{B} was a success.|They approved {B}.""",
        """{B} was rejected.|{B} was called off.|{B} failed to pass.|{B} never came into force.|{B} was a failure.|They turned down {B}.""",
        """{B} was discussed.|{E} was rejected.|{E} was approved.|{B} is controversial.|{N} supports {B}.|A vote on {B} is expected.
        |If {B} is rejected, prices will rise.|Opponents want {B} to be rejected.""",
    ),
    Schema(
        """{N} denied the report.|{N} said that the report was false.|{N} rejected the accusations.|{N} disputes what was reported.""",
        """{N} confirmed the report.|{N} said that the report was true.|{N} admitted to the accusations.|{N} does not dispute what was
        reported.""",
        """{M} confirmed the report.|{N} did not comment on the report.|The report was published on Monday.|{M} denied the report.|{N} had read
        the report.""",
    ),
    Schema(
        """{N} was present at the meeting.|{N} attended the meeting.|{N} took part in the meeting.|{N} came to the meeting.|{N} spoke at the
        meeting.""",
        """{N} was absent from the meeting.|{N} did not attend the meeting.|{N} stayed away from the meeting.|{N} missed the meeting.|{N}
        was nowhere near the meeting.""",
        """{M} was absent from the meeting.|{M} attended the meeting.|{N} will attend the next meeting.|The meeting lasted two hours.|{N} had
        asked for the meeting.|{N} missed an earlier meeting in spring.""",
    ),
    Schema(
        """{N} made a profit in {k}.|{N} earned more in {k} than the year before.|{k} was a good year for {N}.|Revenue of {N} grew in {k}.""",
        """{N} made a loss in {k}.|{N} earned less in {k} than the year before.|{k} was a bad year for {N}.|Revenue of {N} fell in {k}.""",
        """{N} made a loss in {j}.|{N} made a profit in {j}.|Revenue of {M} fell in {k}.|{N} published its figures for {k}.|Analysts had
        expected {N} to make a loss in {k}.""",
    ),
    Schema(
        """The recommended dose is {a} mg of {T} a day.|Take {a} mg of {T} daily.|Adults take {a} mg of {T} every day.|{a} mg of {T} a day is
        the usual dose for adults.""",
        """The recommended dose is {b} mg of {T} a day.|Take {b} mg of {T} daily.|Adults take {b} mg of {T} every day.|{b} mg of {T} a day is
        the usual dose for adults.""",
        """Children take {b} mg of {T} a day.|The tablets contain {b} mg of {T}.|The dose of {X} is {b} mg a day.|In severe cases, up to
        {b} mg of {T} a day is given.|The starting dose of {T} is lower.""",
    ),
    Schema(
        """{D} affects {a} percent of adults.|About {a}% of adults have {D}.|{a} out of 100 adults live with {D}.|The rate of {D} in
        adults is {a} percent.""",
        """{D} affects {b} percent of adults.|About {b}% of adults have {D}.|{b} out of 100 adults live with {D}.|The rate of {D} in
        adults is {b} percent.""",
        """{D} affects {b} percent of children.|{b}% of patients with {D} recover.|{Y} affects {b} percent of adults.|In {k}, {D} affected {b}
        percent of adults, fewer than today.|{b}% of deaths are due to {Y}.""",
    ),
    Schema(
        """{N} was founded in {k}.|{N} began in {k}.|{N} started work in {k}.|{k} is the year in which {N} started.|Since {k}, when it began, {N}
        has changed a lot.""",
        """{N} was founded in {j}.|{N} began in {j}.|{N} started work in {j}.|{j} is the year in which {N} started.|Since {j}, when it began, {N}
        has changed a lot.""",
        """{N} moved to a new office in {j}.|{M} was founded in {j}.|{N} received an award in {j}.|In {j}, {N} was in the news.|{N} had a
        new head from {j}.""",
    ),
    Schema(
        """There is scientific evidence for the use of {T} in {D}.|Clinical trials support {T} for {D}.|Research has proven that {T} helps with
        {D}.|Many studies back the use of {T} in {D}.""",
        """There is no scientific evidence for the use of {T} in {D}.|No clinical trial supports {T} for {D}.|Research has not shown that
        {T} helps with {D}.|The use of {T} in {D} is not backed by any study.""",
        """A trial of {T} in {D} is under way.|There is no scientific evidence for the use of {T} in {Y}.|{T} is popular.|Research on {D} has a
        long history.|Many studies back the use of {X} in {Y}.""",
    ),
    Schema(
        """Insurance covers {T}.|{T} is covered by most insurance plans.|Your insurer will pay for {T}.|Medicare pays for {T}.""",
        """Insurance does not cover {T}.|{T} is not covered by insurance plans.|Your insurer will not pay for {T}.|Patients have to pay
        for {T} themselves.""",
        """Call your insurer to ask about {T}.|Insurance does not cover {X}.|{T} is expensive.|Does insurance cover {T}?|Insurance covers
        treatment of {D}.""",
    ),
    Schema(
        """{T} stays in the body for {a} hours.|{T} can be detected in urine for {a} hours.|The effects of {T} last {a} hours.|{T} wears off
        after {a} hours.""",
        """{T} stays in the body for {b} days.|{T} can be detected in urine for {b} days.|The effects of {T} last {b} days.|{T} wears off after
        {b} days.""",
        """{T} can be detected in hair for {b} months.|{X} stays in the body for {b} days.|Treatment with {T} takes {b} weeks.|{T} starts to
        work within minutes.""",
    ),
)
