"""The ways to state a limit of the evidence: families of patterns, each told by a word of the lexicon `hedging_limits`.

A pattern that begins with ^ begins with that word itself; the others are looked for in the sentence around it.
"""

# ruff: noqa: E501 - the patterns are a table, one to a line

from __future__ import annotations

import re
from functools import cache


def _gap(words: int) -> str:
    """A blank, or up to so many words in between."""
    return rf"(?:[\s,]+[\w'%/-]+){{0,{words}}}?[\s,]+"


_STUDIES = r"(?:research|stud(?:y|ies)|trials?|evidence|data|proof|follow-up)"
_RESEARCH = (
    r"(?:research|stud(?:y|ies)|trials?|investigations?|evidence|data|testing|analys[ei]s|follow-up|information|proof"
    r"|experiments?|evaluation|replication|work|findings)"
)
_MORE = (
    r"(?:more|further|additional|larger|bigger|longer|longer-term|long-term|future|better|extensive|rigorous|controlled"
    r"|well-designed|well designed|randomi[sz]ed|prospective|large-scale|independent|stronger|definitive|clinical|reliable"
    r"|confirmatory)"
)
_LITTLE = (
    r"(?:no|little|limited|insufficient|not enough|scant|scarce|sparse|weak|conflicting|mixed|contradictory"
    r"|inconsistent|hardly any|not much|few|poor|inadequate|anecdotal)"
)
_STILL = (
    r"(?:still|largely|currently|as yet|yet|also|often|mostly|generally|so far|relatively|very|highly|too|rather|quite"
    r"|somewhat|at present|to date|far|otherwise|always|already|not)"
)
_OPEN = (
    r"(?:unknown|unclear|uncertain|not (?:\w+ ){0,2}?(?:known|clear|understood|established|certain|proven|resolved|settled)"
    r"|poorly understood|unproven|unresolved|unanswered|undetermined|controversial|debatable|a mystery|never known"
    r"|anyone's guess|in doubt|in dispute|disputed|an open question|unsettled)"
)
_BE = r"(?:is|are|was|were|be|been|being|remains?|remained|'s|seems?|appears?)"
_SETTLED = (
    r"(?:proven|proved|established|determined|resolved|studied|shown|demonstrated|confirmed|tested|evaluated|understood"
    r"|identified|discovered|verified|validated|replicated|settled|elucidated|answered|explained|examined|investigated"
    r"|clarified|defined|assessed|explored|characteri[sz]ed|addressed|substantiated)"
)
_MATTERS = (
    r"(?:causes?|reasons?|mechanisms?|effects?|origins?|role|whether|why|how|what|who|which|where|it|this|that|there|risks?"
    r"|benefits?|safety|effectiveness|efficacy|nature|function|extent|consequences|impact|significance|relationship|link"
    r"|outcomes?|status|future|details?|fate|motive|identity|number|cure|questions?|answers?|issue|much|treatments?"
    r"|therapy|use|dose|amount|incidence|prevalence|prospects|costs?)"
)
_LIMITED = (
    r"(?:lacking|limited|weak|mixed|conflicting|insufficient|inconclusive|scarce|sparse|preliminary|anecdotal"
    r"|contradictory|inconsistent|too small|too short|poorly designed|flawed|poor quality|in its infancy|incomplete"
    r"|very low|not conclusive|disputed)"
)
_ERRANDS = r"(?:process|complete|ship|deliver|verify|fill|handle|place)\b"  # "more information is needed to process your order"
_PAPERS = (  # "proof of purchase", "no data will be shared"
    r" (?:of (?:purchase|payment|address|age|identity|insurance|residence|income)"
    r"|(?:will be|is|are) (?:\w+ )?(?:passed|shared|stored|collected|sold|kept|sent))\b"
)
_SOMEBODY = r"(?:scientists?|researchers?|doctors?|experts?|we|physicians|investigators|authorities|officials|police)"

_ASIDE = r"(?:,? (?:so far|to date|thus far|alone|itself|also|(?:in|on|of|from|for|by) (?:\w+ ){0,2}?\w+),?){0,2}?"

_SAID_OF = rf"\w+{_ASIDE} "  # what is said of a study, from its noun on

_CANNOT = r"(?:can(?:not| not|'t)|could(?: not|n't)|(?:may|might) not)"

_NO_CAUSE = (
    r"\b(?:does|do|did|can|could)(?: not|n't)(?: \w+)? (?:prove|establish|imply|demonstrate|mean|show)"
    r"(?: [\w-]+){0,5}? (?:cause|causation|causality|causal|cause-and-effect)\b"
)

_PATTERNS: dict[str, tuple[tuple[str, str], ...]] = {
    "need": (
        ("more research needed", rf"^(?:much )?{_MORE}{_gap(5)}{_RESEARCH}\b{_gap(7)}(?:needed|required|necessary|warranted|called for|lacking|merited|justified)\b(?! to {_ERRANDS})"),
        ("more research needed", rf"\b(?:needs?|needed|requires?|calls? for|calling for|called for|warrants?|merits?|deserves?|awaits?|pending|wait for|until)\b{_gap(5)}{_MORE}{_gap(4)}(?:{_STUDIES}|investigation|testing|analysis|replication)\b"),
        ("more research needed", rf"^(?:much )?{_MORE}{_gap(5)}{_RESEARCH}\b{_gap(3)}(?:should|must|will (?:have|need) to|need to|has to be|have to be|to be done|to do|would be|would help|(?:is|are) (?:being )?(?:planned|required))\b"),
        ("more research needed", rf"\b(?:confirmed|replicated|tested|validated|repeated|verified|hold up|held up|studied|worthy? of|bears?|demands?|before|if|would require|will require|to (?:see|do|conduct)|step is|step would be) (?:an? )?(?:in |by |with |through )?{_MORE} (?:\w+[ -]){{0,3}}?{_STUDIES}\b"),
        ("more research needed", rf"\b{_RESEARCH}\b{_gap(8)}(?:is|are) (?:\"?(?:urgently|badly|clearly|still|sorely) )?needed\b(?! to {_ERRANDS})"),
    ),
    "lack": (
        ("little evidence", rf"^(?<!\ba )(?<!first )(?:very )?{_LITTLE} (?:\w+[ -]){{0,4}}?{_STUDIES}\b(?!{_PAPERS})"),
        ("no answer", rf"^{_LITTLE} (?:\w+ ){{0,2}}?(?:answers?|conclusions?|explanations?|consensus|guarantees?|way (?:to (?:know|tell)|of knowing))\b"),
        ("results differ", r"\b(?:mixed|conflicting|contradictory|inconsistent|inconclusive) (?:results?|findings|evidence|conclusions|reports|data|opinions?)\b"),
    ),
    "lackof": (
        ("evidence lacking", rf"^(?:lack|absence|shortage|paucity|dearth|scarcity) of (?:\w+[ -]){{0,4}}?(?:{_STUDIES}|information|testing|findings|knowledge|understanding|consensus)\b"),
    ),
    "limited": (
        ("little evidence", rf"^(?:is|are|was|were) {_LITTLE} (?:\w+[ -]){{0,2}}?{_STUDIES}\b"),
        ("evidence lacking", rf"\b{_RESEARCH}\b{_gap(6)}{_BE} (?:{_STILL} )*{_LIMITED}\b"),
        ("evidence lacking", rf"\b{_RESEARCH}\b[\w\s,]{{0,30}} in (?:its|their) infancy\b"),
        ("results differ", r"\b(?:results?|findings|studies|evidence|reports) (?:\w+ ){0,3}?(?:are|is|have been|has been|were) (?:mixed|conflicting|contradictory|inconsistent|inconclusive)\b"),
    ),
    "havenot": (
        ("evidence lacking", rf"\b(?:do|does|did|have|has|had)(?: not|n't) (?:\w+ )?(?:have )?(?:any |enough |sufficient |much |the |reliable |good )*(?:\w+[ -]){{0,3}}?{_STUDIES}\b"),
    ),
    "knowno": (
        ("evidence lacking", rf"^(?:knows?|knew|aware) of no (?:\w+ ){{0,3}}?{_RESEARCH}\b"),
    ),
    "poor": (
        ("limits of a study", r"^(?:poorly|badly) (?:designed|controlled|conducted|done)\b|preliminary nature of\b"),
    ),
    "small": (
        ("small or early study", r"^(?:small|short|short-term|preliminary|observational|uncontrolled|limited|flawed|unpublished)(?: \w+){0,2}? (?:stud(?:y|ies)|trials?|samples?|sample sizes?|findings|results|evidence|research|data|number of (?:patients|participants|people|subjects|studies))\b(?! (?:rooms?|groups?|guides?|areas?|desks?|halls?|space|above|upstairs)\b)"),
    ),
    "flaw": (
        ("limits of a study", r"\b(?:stud(?:y|ies)|trials?|samples?|research|survey|experiment|follow-up|numbers?(?: of \w+)?)\b(?: (?:was|were|is|are|only|has|had|have|included|includes|involved|interviewed|looked|followed|did|does|do|not|in|on|at|of|a|an|just|conducted|done|performed|carried|out|very|too|quite|relatively|been|tested|its|their|sample|size)){1,6} (?:small|short|few|limited|handful|mice|rats|animals|flawed|biased|underpowered)\b"),
    ),
    "limits": (
        ("limits of a study", r"\b(?:limitations?|weakness(?:es)?|shortcomings?) (?:of|in|to) (?:the|this|our|these|their|such|that|its|any|current|existing|most) (?:\w+ ){0,2}?(?:stud(?:y|ies)|trials?|research|analysis|evidence|data|findings|survey|review|method|model)"),
        ("limits of a study", r"\b(?:stud(?:y|ies)|analysis|trial|research|methodological|methodology|design|review|data)(?: (?:had|has|have|also|its|some|several|important|many|a few|a number of|with|and)){0,4} (?:limitations|weaknesses|shortcomings|flaws|issues)\b"),
    ),
    "stage": (
        ("under investigation", rf"\b{_RESEARCH}\b(?: \w+){{0,4}}? (?:is|are) (?:still )?(?:ongoing|under way|underway)\b|\b{_RESEARCH}\b[\w\s,]{{0,30}} (?:still )?(?:in|at)(?: (?:the|an|its|their|very))* early stages?\b"),
        ("under investigation", r"\b(?:is|are|being|remains?|still)(?: (?:still|currently))? (?:being (?:\w+ )?(?:investigated|researched)|under (?:\w+ )?(?:investigation|study))\b|\bstill being (?:studied|tested|evaluated|explored)\b|\bearly stages? of (?:this |the )?(?:work|research)\b"),
        ("too early", r"\b(?:it is|it's|still) (?:\w+ )?early days\b"),
    ),
    "vary": (
        ("results differ", r"\b(?:results?|findings|studies|evidence|outcomes|opinions?|experts?|scientists|researchers|data|reports) (?:\w+ ){0,3}?(?:divided|split|var(?:y|ies)(?: (?:widely|greatly|considerably))?|disagree|differ|conflict|contradict)\b"),
    ),
    "open": (
        ("not known", rf"\b{_MATTERS}\b[^.;!?]{{0,120}}?\b{_BE} (?:{_STILL} )*{_OPEN}\b"),
        ("not known", rf"\b(?:it|what|this|that)'s (?:{_STILL} )*{_OPEN}\b|\b(?:is|are)n't (?:{_STILL} )*(?:known|clear|understood)\b"),
        ("not known", r"\b(?:cause|causes|etiology|origin|reasons?|significance|motive|mechanism)(?: is| are)? (?:largely |still |as yet )?unknown\b"),
    ),
    "little": (
        ("not known", r"^(?:little|not (?:enough|much)|less|nothing|much) is (?:\w+ )?(?:known|understood|unknown)\b"),
    ),
    "know": (
        ("not known", rf"\b(?:(?:no one|nobody|none of us)(?: (?:really|still|yet|currently|exactly|quite|is))*|{_SOMEBODY}(?: (?:really|still|yet|currently|simply|just|also|actually))*(?: (?:do|does|did|are|is)(?: not|n't))(?: (?:really|yet|fully|exactly|quite|completely))*) (?:knows?|sure|certain|understands?|agree)(?: (?:for sure|for certain|exactly|yet|fully|completely|precisely))?(?= (?:if|what|why|how|whether|when|where|who|which|exactly|for|yet|enough|all|of|that|the (?:\w+[ -])?{_MATTERS})\b|[.,;])"),
    ),
    "questions": (
        ("not settled", r"\b(?:questions?|doubts?|unknowns|uncertaint(?:y|ies)|mysteries|gaps) (?:\w+ ){0,4}?(?:remains?|unanswered|unresolved|persist|about (?:its|the|their) (?:safety|efficacy|effectiveness|accuracy|validity))\b|\b(?:more|many|several|unanswered|unresolved|lingering|serious) (?:\w+,? ){0,3}?(?:unknowns|unanswered questions|questions (?:\w+ )?(?:remain|unanswered))\b|\bunanswered questions?\b|\bstill (?:\w+ ){0,3}?questions\b|\b(?:raises?|raised|leaves?|left) (?:many |more |new |several |some |open )+questions\b|\b(?:does|do|did)(?: not|n't) answer (?:\w+ ){0,4}?questions?\b|\bvariables and unknowns\b"),
    ),
    "settled": (
        ("not settled", rf"\b(?:has|have|had)(?: not|n't| never)(?: (?:yet|been|fully|ever|completely|adequately|properly|well|clearly|conclusively|sufficiently|definitively|extensively|thoroughly|rigorously|systematically))* been (?:\w+ )?{_SETTLED}\b(?! by (?:the )?(?:u\.?s\.?|united|food|fda|any ))"),
        ("not settled", rf"\b(?:remains?|remained|(?:is|are|has|have) (?:yet|still)|yet|still has|still have) to be (?:\w+ )?(?:{_SETTLED}|seen)\b"),
        ("not settled", r"\b(?:(?:needs?|needed|will need|ha(?:s|ve|d)) to be|must be|should be) (?:\w+ )?(?:further |better |more |carefully )?(?:confirmed|replicated|verified|validated|investigated further|studied further|tested further|explored further|further \w+)\b"),
        ("not settled", rf"\bno (?:\w+[ -]){{0,4}}?(?:has|have) ever been (?:\w+ )?{_SETTLED}\b|\b(?:is|are|was|were)(?: not|n't) (?:\w+ )?(?:been )?(?:proven|scientifically \w+|well[ -](?:studied|understood|established|defined)|fully (?:understood|established|known)|yet (?:\w+ )?(?:known|clear|available|understood|proven|established)|completely (?:understood|known|clear)|entirely (?:clear|understood|known)|clearly (?:understood|established|defined)|any proven)\b|\bbut (?:is |are |as )?not yet (?:been )?(?:proven|proved|established)\b|\b(?:is|are)(?: not|n't) supported (?:by|from) (?:the |any |good )?(?:\w+ )?(?:evidence|research|data|studies)\b|\bby no means (?:certain|clear|proven|settled)\b|\bneeds? (?:further|independent|more) (?:confirmation|replication|validation|testing|study)\b"),
    ),
    "early": (
        ("too early", r"^(?:too early|too soon|premature|difficult|hard|impossible|not possible) to (?:\w+ )?(?:tell|say|know|judge|predict|determine|draw|conclude|gauge|assess|estimate|measure|be sure|be certain|prove|quantify|establish|evaluate|generali[sz]e)\b"),
        ("too early", r"^(?<!never )(?:too early|too soon|premature) to (?:\w+ )?(?:recommend|call|suggest|assume|declare|change|use|start|get|be|advise|make|prescribe|claim|celebrate|rule|speculate|offer)\b"),
    ),
    "caution": (
        ("caution", r"\b(?:urge[sd]?|urging|advise[sd]?|counsel(?:s|ed)?|recommend(?:s|ed)?) (?:\w+ )?caution\b|\bused with (?:\w+ )?caution\b"),
        ("caution", r"\b(?:interpreted|viewed|treated|taken|read|regarded)(?: \w+){0,4}? with (?:\w+ ){0,5}?(?:caution|care|skepticism|scepticism|grains? of salt|pinch of salt)\b"),
    ),
    "cause": (
        ("no proof of cause", rf"{_NO_CAUSE}|\bcorrelation (?:does not|is not|doesn't|isn't)\b|\b(?:can|could)(?:not|'t|n't| not) (?:completely |entirely |fully )?(?:be )?(?:ruled? out|claim for certain|say for (?:sure|certain)|know for (?:sure|certain)|be (?:certain|sure))\b"),
        ("not settled", r"\b(?:is|are|was|were)(?: not|n't)(?: \w+)? (?:known|clear|certain) for (?:sure|certain)\b|(?:\bnot|n't|\bnobody|\bno one) (?:\w+ ){0,2}?(?:know|knows|known|say|tell|determine|predict|prove) (?:\w+ )?for (?:sure|certain)\b"),
    ),
    "study": (
        ("limits of a study", rf"^{_SAID_OF}(?:ha(?:ve|s) )?{_BE} (?:\w+ )??(?:scant|limited|lacking|weak|mixed|conflicting|inconsistent|contradictory|flawed|thin|slim|shaky|spotty|patchy|murky|flimsy|sketchy|circumstantial|indirect|inconclusive|too (?:small|short|early|limited|few)|small|short|unpublished|retrospective|observational|uncontrolled)\b(?! (?:world|and sweet))"),
        ("limits of a study", rf"^{_SAID_OF}(?:is|are|was|were)(?: not|n't) (?:\w+ )?(?:definitive|conclusive|strong|robust|convincing|perfect|clear|final|there|available|in yet|generali[sz]able|statistically|large|big|long|designed|randomi[sz]ed|proof|ready|good|enough)\b"),
        ("limits of a study", rf"^{_SAID_OF}(?:had|has|have) (?:\w+ ){{0,2}}?(?:limits|drawbacks?|flaws|shortcomings|caveats|problems|gaps|no (?:control|comparison|placebo))\b"),
        ("limits of a study", rf"^{_SAID_OF}(?:only|just) (?:lasted|ran|looked|included|involved|followed|tracked|tested|measured|show(?:s|ed)?|found|suggests?)\b"),
        ("limits of a study", r"^\w+ (?:lasted|ran|continued|covered)(?: for)? (?:only|just|less than)\b"),
        ("not settled", rf"^{_SAID_OF}(?:ha(?:ve|s|d)(?: not|n't| never)|ha(?:ve|s) yet to|failed to) (?:\w+ )?(?:shown?|proven?|prove|found|looked|be|been|tested|examined|confirmed|confirm|demonstrated?|compared|established?|addressed|answered|proved)\b"),
        ("proves nothing", rf"^{_SAID_OF}{_CANNOT} (?:\w+ )?(?:prove|show|tell|say|establish|determine|apply|reflect|represent|explain|answer|distinguish|be (?:\w+ )?(?:generali[sz]\w+|applied|extrapolated|applicable|used|taken))\b"),
        ("limits of a study", rf"^{_SAID_OF}(?:was|were|has been|have been) (?:\w+ )?(?:done|conducted|performed|carried out) (?:only )?(?:in|on|with) (?:animals|mice|rats|rodents|monkeys|the lab\w*|a lab\w*|cells|test tubes)\b"),
        ("more research needed", rf"^{_SAID_OF}(?:still )?(?:needs?|must|should|will have|have|has)(?: to)? (?:still )?be (?:\w+ )?(?:confirmed|repeated|replicated|validated|verified|tested|done|conducted|performed|carried out|followed)\b"),
    ),
    "plain": (  # phrases that are enough by themselves
        ("limits of a study", r"^."),
    ),
    "enough": (
        ("evidence lacking", rf"(?:n't|\bnot|\bwithout)(?: \w+){{0,2}}? enough (?:\w+ ){{0,2}}?{_STUDIES}\b"),
    ),
    "nobody": (
        ("not settled", r"^\w+ \w+ (?:has|have) (?:ever |yet |so far )?(?:shown|proven|proved|demonstrated|tested|studied|looked|compared|examined|established)\b"),
    ),
    "prove": (
        ("no proof of cause", _NO_CAUSE),
        ("proves nothing", r"^(?:cannot|can't|could not|couldn't) (?:prove|show|establish) (?:that|whether|cause|it)\b"),
        ("proves nothing", rf"\b(?:{_RESEARCH}|results?|polls?|surveys?|correlations?|associations?|numbers|figures|estimates?)\b{_gap(4)}(?:does|do|did|can)(?: not|n't|not)(?: \w+)? (?:prove|establish|imply|demonstrate|denote|mean|show|indicate|take into account|account for|control for|adjust for|include|reflect|consider|tell|assess|examine|address|look at|measure|track|evaluate|compare|answer|last long|investigate|explore)\b"),
        ("proves nothing", r"\bonly (?:shows?|showed|found|finds?|points? to|demonstrates?|establishe[sd]|suggests?) (?:an?|that) (?:\w+ )?(?:association|link|correlation|connection)\b|\bnot (?:a |necessarily )?(?:cause[- ]and[- ]effect|causation|causal)\b|\bassociation,? (?:but )?(?:and )?not\b"),
    ),
    "foresee": (
        ("not known", r"\b(?:no one|nobody|none of us|no study|no scientist|no doctor|nothing) can (?:\w+ )?(?:predict|foresee|guarantee|(?:say|tell|know|explain|be (?:sure|certain))(?= (?:for|if|whether|what|why|how|when|where|which|that|exactly|yet)\b(?! to\b)|[.,;]))\b"),
        ("not known", rf"\b{_CANNOT} (?:really |definitively |yet |reliably |accurately )?(?:say|tell|determine|be sure|know|conclude|rule out) (?:whether|if|why|how|which|that|the possibility|other)\b"),
        ("not known", rf"\b{_SOMEBODY}(?: \w+){{0,2}} {_CANNOT} (?:\w+ )?(?:predict|say|tell|foresee|know|explain|be (?:sure|certain))\b"),
    ),
    "preliminary": (
        ("preliminary", r"\b(?:considered|viewed|regarded|seen|treated|remains?|is|are|was|were|as|still) (?:to be )?(?:as )?(?:very |still |highly |only |extremely |quite )?preliminary\b"),
        ("preliminary", r"\b(?:have|has|had)(?: not|n't) (?:yet )?(?:been (?:through |subject(?:ed)? to )?|undergone |gone through )(?:the |a )?\"?(?:peer|published)\b|\byet to (?:be (?:peer|published)|publish|undergo)\b"),
    ),
    "design": (
        ("limits of a study", r"\b(?:did|does|do|had|has|have)(?: not|n't) (?:include|have|use|involve|contain|compare)[^.;]{0,25} (?:(?:control|comparison|placebo|untreated|control or placebo) (?:group|arm)s?|controls?|for comparison)\b|\b(?:no|without an?|lack(?:ed|s|ing)? (?:of )?an?|absence of an?) (?:\w+ ){0,2}?(?:control|comparison|placebo) (?:group|arm)\b"),
        ("limits of a study", r"\b(?:was|were|is|are|been)(?: not|n't) (?:an? )?(?:\w+ )?(?:randomi[sz]ed|placebo-controlled|controlled|blinded|double-blind|designed to|powered to|large enough|long enough|big enough)\b"),
        ("limits of a study", r"\b(?:is|was|are|were|too|it's)(?: \w+)? limited (?:by|in (?:size|scope|length|duration))\b"),
        ("limits of a study", r"\b(?:prone|subject|vulnerable|susceptible|open) to (?:\w+ ){0,2}bias(?:es)?\b|\b(?:relied|relies|rely|relying|depended|based) (?:\w+ )?on (?:self[- ]report\w*|(?:participants|patients|people|women|men|parents|volunteers)'? ?(?:to |own )?(?:reports?|recall|memor(?:y|ies)|recollections?|reporting))"),
        ("small or early study", r"\b(?:involved|included|includes|enrolled|tested|studied|followed|looked at|looks at) (?:only|just) (?:about )?(?:\d{1,3}|a few|a handful of|a small number of|\w+) (?:\w+ ){0,2}?(?:patients|people|participants|women|men|children|subjects|volunteers|cases|mice|animals)\b"),
        ("limits of a study", r"\b(?:study|studies|trial|research|researchers|team|they|it|analysis|work|survey) (?:only looked|looked only|focused only|only focused|only (?:included|involved|followed|measured|examined))\b"),
    ),
    "search": (
        ("under investigation", rf"\b{_SOMEBODY}\b(?: \w+){{0,3}} still (?:trying|working|struggling|learning|unsure|investigating|figuring)\b"),
    ),
    "verify": (
        ("not verified", r"\b(?:has|have|had|was|were|could|can|is|are)(?: not|not|n't)(?: (?:yet|immediately|always))?(?: been)?(?: able to)?(?: be)?(?: (?:independently|immediately|definitively))? (?:verif(?:y|ied)|confirm(?:ed)?|corroborated?|authenticated?|reported)\b|\bunable to (?:independently |immediately )?(?:verify|confirm|corroborate|authenticate)\b|\bimpossible to (?:independently )?(?:verify|confirm)\b"),
        ("not verified", r"\b(?:can|could)(?: not|not|n't) be \w+ with (?:any )?certainty\b"),
    ),
    "everyone": (
        ("results differ", r"\b(?:may|might|will|do|does|would|can)(?: not|not|n't)(?: (?:necessarily|always))? (?:work|occur|apply|hold|translate|be (?:right|suitable|appropriate|effective|true)|help|happen)(?: \w+)? (?:for|in|to|with) (?:everyone|everybody|all|every|another|anyone|other|others|each|humans?|people|the general|women|men|patients|children)\b"),
        ("results differ", r"\b(?:may|might|do|does|often|frequently|usually|rarely|always)(?: not|n't)?(?: \w+)? (?:translate|carry over|generali[sz]e|hold (?:up|true)|fail) (?:\w+ )?(?:to|in|into|for) (?:humans?|people|patients|other|the general|real)\b"),
    ),
    "complete": (
        ("incomplete", r"\b(?:list|data|table|figures?|information|records?|sample|survey|article|overview|guide|page|study|numbers|statistics|nothing|results?)\b(?: \w+){0,3} (?:is|are|was|were|be)(?: not|n't)? (?:meant to be |intended to be |necessarily |by (?:any|no) means |in any way |at all |the \w+ \w+,? or )*(?:exhaustive|complete|comprehensive|representative|all-inclusive|generali[sz]able)\b"),
    ),
    "guess": (
        ("guesswork", r"\b(?:full of|only|just|purely|mere|pure|largely|mostly|highly|is|are) (?:\w+ )?(?:speculation|speculative|guesswork|conjecture|educated guess(?:es)?|informed guess(?:es)?)\b"),
    ),
    "debate": (
        ("debated", r"\b(?:surrounded by|subject of|matter of|source of|point of|area of|considerable|ongoing|continuing|great deal of)(?: \w+){0,3}? (?:controversy|debate|dispute|disagreement)\b|\b(?:long|hotly|widely|much) (?:been )?\"?(?:debated|disputed|contested)\b|\bno (?:\w+ )?consensus\b"),
        ("only time will tell", r"\b(?:only )?time will tell\b|\bjury is (?:\w+ )?out\b|\bremains to be seen\b"),
        ("nothing published", r"\bnothing in the (?:\w+ ){0,3}?literature\b"),
    ),
    "cure": (
        ("no cure known", r"\bthere (?:is|are)(?: \w+)? (?:no|not (?:\w+ )?(?:a|any)) (?:known|proven|established|agreed|definite|definitive|universally) (?:\w+ ){0,2}?(?:cures?|causes?|treatments?|ways?|explanations?|answers?|methods?|tests?|link|benefits?|agreement|reasons?|guidelines?)"),
        ("cause unknown", r"\b(?:for|of) (?:\w+ )?unknown (?:causes?|reasons?|origins?|etiology)\b"),
        ("not known", r"\bno known (?:cause|cure|treatment|reason|explanation)\b|\bunknown (?:causes?|etiology|origin|mechanisms?|significance)\b|\bstill to be discovered\b"),
    ),
}  # fmt: skip

# What must stand near the word of the lexicon for the patterns of a family to be tried at all: one of every group.
_STUDY_WORDS = ("stud", "research", "evidence", "data", "trial", "proof", "sample", "result", "finding", "work", "report",
                "investigation", "information", "analys", "survey", "review", "design", "preliminary nature")  # fmt: skip
PARTNERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "need": (
        tuple(
            "stud research trial investigation evidence data testing analys follow-up information proof experiment"
            " evaluation replication work findings".split()
        ),
        tuple(
            "need requir warrant necessary call merit deserv await pending until lacking will should must planned see "
            "done step before".split()
        ),
    ),
    "lackof": (_STUDY_WORDS,),
    "limited": (_STUDY_WORDS,),
    "flaw": ((*_STUDY_WORDS, "number", "follow-up"),),
    "design": ((*_STUDY_WORDS, "group", "bias", "patient", "participant"),),
    "preliminary": ((*_STUDY_WORDS, "conclusion", "journal", "peer"),),
    "limits": (_STUDY_WORDS,),
    "stage": (("stud", "research", "trial", "investigat", "test", "evaluat", "work", "days"),),
    "everyone": (("not", "n't", "translate", "carry over", "generali", "hold", "fail"),),
}
# A family of many patterns, rarely there: all of them as one, to ask first whether any is.
_OF_STUDIES = [p.removeprefix(f"^{_SAID_OF}").removeprefix(r"^\w+ ") for _, p in _PATTERNS["study"]]
ANY = {"study": re.compile(f"{_SAID_OF}(?:{'|'.join(_OF_STUDIES)})")}


@cache
def patterns(family: str) -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """Of every pattern its note, the pattern, whether it begins with the word of the lexicon.

    Compiled where a text first asks for the family: all of them take a tenth of what it takes to score the first page.
    """
    return tuple(
        (note, re.compile(pattern.removeprefix("^")), pattern[0] == "^") for note, pattern in _PATTERNS[family]
    )
