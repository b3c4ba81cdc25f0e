"""Lay and technical names of the same thing, for made-up findings and claims that do not share their words."""

from __future__ import annotations

import random

NAMES = """face masks|wearing a mask|mask wearing|facial coverings|masks
hand washing|hand hygiene|washing your hands
school closures|closing schools|shutting schools
social distancing|physical distancing|keeping distance from others|staying apart
lockdowns|stay-at-home orders|shelter-in-place measures
hydroxychloroquine|HCQ|the antimalarial drug hydroxychloroquine|Plaquenil
ibuprofen|Advil|the painkiller ibuprofen
aspirin|acetylsalicylic acid|ASA
statin therapy|statins|cholesterol-lowering drugs|HMG-CoA reductase inhibitors
ACE inhibitors|angiotensin-converting enzyme inhibitors|ACEi therapy
beta blockers|beta-adrenergic blockade|beta-blocker treatment
corticosteroids|steroids|glucocorticoids|systemic steroid treatment
convalescent plasma|plasma from recovered patients|plasma transfusion
vitamin D supplementation|vitamin D pills|taking vitamin D|cholecalciferol
vitamin C|ascorbic acid
vitamin E|alpha-tocopherol
omega-3 fatty acids|fish oil|n-3 polyunsaturated fatty acids
cigarette smoking|smoking|tobacco use|being a smoker
e-cigarette use|vaping|electronic cigarettes
cannabis use|marijuana|smoking weed
heavy drinking|alcohol abuse|excessive alcohol consumption
moderate alcohol intake|a glass of wine a day|light drinking
coffee consumption|drinking coffee|coffee
green tea|tea catechins|drinking green tea
a high-salt diet|too much salt|high sodium intake
red meat consumption|eating red meat|beef and pork
a Mediterranean diet|eating like people around the Mediterranean|a diet rich in olive oil and vegetables
a ketogenic diet|a very low-carb diet|carbohydrate restriction
intermittent fasting|time-restricted eating|fasting
dietary fiber|fiber intake|roughage
breast feeding|breastfeeding|nursing a baby|being breastfed
air pollution|fine particulate matter|PM2.5 exposure|dirty air
ultraviolet light|sunlight|UV radiation|sun exposure
cold weather|low temperatures|winter weather
warm temperatures|heat|hot weather|higher ambient temperature
high humidity|humid air|moist conditions
the influenza vaccine|flu shots|influenza vaccination|a flu jab
the MMR vaccine|measles vaccination|the measles-mumps-rubella shot
BCG vaccination|the tuberculosis vaccine|BCG
HPV vaccination|the cervical cancer vaccine|human papillomavirus vaccines
the booster dose|a third shot|boosters
exercise training|physical activity|working out|regular exercise
cognitive behavioral therapy|CBT|talk therapy
antidepressants|SSRIs|selective serotonin reuptake inhibitors
hormone replacement therapy|HRT|postmenopausal estrogen
oral contraceptives|the pill|birth control pills
bariatric surgery|weight-loss surgery|gastric bypass
mechanical ventilation|being put on a ventilator|invasive ventilation
prone positioning|lying face down|proning
antibiotic prophylaxis|preventive antibiotics
screening mammography|breast screening|mammograms
PSA screening|prostate screening|prostate-specific antigen testing
artificial sweeteners|sugar substitutes|aspartame and similar sweeteners
sugar-sweetened drinks|soda|sugary beverages
sleep deprivation|too little sleep|lack of sleep|short sleep duration
night-shift work|working nights|shift work
travel restrictions|border closures|travel bans
contact tracing|tracing contacts of infected people
IL-6 blockade|tocilizumab|interleukin-6 receptor antagonists
probiotics|live bacteria supplements|Lactobacillus preparations
curcumin|turmeric
immune checkpoint inhibitors|PD-1 inhibitors|checkpoint blockade
acupuncture|needling|traditional needle therapy
ketamine|the anesthetic ketamine|ketamine infusions
methadone maintenance|methadone treatment|opioid substitution with methadone
mortality|the death rate|deaths|fatality|the number of people who die
in-hospital mortality|deaths in hospital|hospital deaths
all-cause mortality|death from any cause|overall mortality
the risk of death|the likelihood of dying|the chance of dying
the risk of stroke|strokes|cerebrovascular events
the risk of heart attack|heart attacks|myocardial infarction|coronary events
the risk of breast cancer|breast cancer|breast tumors|mammary carcinoma
lung cancer incidence|lung cancer|new lung tumors
the risk of dementia|Alzheimer's disease|dementia
cognitive decline|loss of mental abilities|mental deterioration
the incidence of type 2 diabetes|type 2 diabetes|adult-onset diabetes
blood pressure|hypertension|systolic pressure
LDL cholesterol|bad cholesterol|low-density lipoprotein
body weight|weight|BMI
inflammation|inflammatory markers|the inflammatory response
viral load|the amount of virus in the body|viral RNA levels
viral replication|multiplication of the virus|virus growth
viral shedding|excretion of the virus|how long people give off virus
transmission of the virus|the spread of COVID-19|person-to-person spread|contagion|the reproduction number
the spread of infection|outbreaks|infection rates|the epidemic
respiratory infections|colds and flu|acute respiratory illness
the severity of symptoms|how sick people get|disease severity|severe illness
the duration of illness|how long people stay sick|time to recovery
length of hospital stay|days in hospital|time spent in hospital
intensive care admission|the need for intensive care|ICU transfers
the need for intubation|the use of ventilators|mechanical ventilation rates
adverse events|side effects|unwanted effects|complications
bleeding complications|bleeding|hemorrhage
blood clots|thrombosis|venous thromboembolism
kidney injury|kidney damage|renal failure
liver damage|liver injury|hepatotoxicity
fractures|broken bones|hip fractures
chronic pain|long-lasting pain|persistent pain
depression|depressive symptoms|low mood
anxiety|anxiousness|anxiety symptoms
suicidal thoughts|suicidal ideation|thoughts of suicide
overdose deaths|fatal overdoses
preterm birth|premature delivery|being born too early
miscarriage|pregnancy loss|spontaneous abortion
birth defects|congenital malformations|fetal abnormalities
infant mortality|deaths of babies|neonatal death
autism|autism spectrum disorder|ASD
tumor growth|cancer growth|proliferation of cancer cells
metastasis|spread of the cancer|distant metastases
cell death|apoptosis|loss of cells
atherosclerosis|plaque in the arteries|hardening of the arteries
heart failure|a weak heart|cardiac insufficiency
survival|life span|living longer|survival time
quality of life|well-being|how patients feel in daily life
immune function|immunity|the body's defenses|immune responses
antibody levels|antibodies|neutralizing antibody titers
bone density|bone mineral density|bone strength
memory|recall|the ability to remember
cognitive performance|thinking skills|cognition|mental performance
sleep quality|how well people sleep|sleep
lung function|breathing capacity|FEV1
fertility|the ability to have children|reproductive capacity
birth weight|the weight of newborns
insulin sensitivity|the response to insulin|glucose control
wound healing|healing of wounds|tissue repair
weight loss|losing weight|shedding pounds
smoking cessation rates|quitting smoking|giving up cigarettes
vaccine uptake|the number of people who get vaccinated|vaccination rates
health care costs|medical spending|costs of care
older adults|the elderly|seniors|people over 65
children|kids|pediatric patients
infants|babies|newborns
adolescents|teenagers|young people
pregnant women|expectant mothers|women who are pregnant
healthy volunteers|healthy people
health care workers|doctors and nurses|hospital staff
patients with COVID-19|people infected with SARS-CoV-2|coronavirus patients|those who had the coronavirus
hospitalized patients|inpatients|people in hospital
critically ill patients|ICU patients|people in intensive care
patients with type 2 diabetes|diabetics|people with diabetes
people with obesity|obese people|those with a high BMI
patients with cancer|cancer patients|oncology patients
patients with depression|depressed people
mice|laboratory mice|a mouse model
smokers|people who smoke"""
GROUPS = [line.split("|") for line in NAMES.splitlines()]
OTHERS: dict[str, list[str]] = {}
for _group in GROUPS:
    for _name in _group:
        OTHERS.setdefault(_name, []).extend(other for other in _group if other != _name)


def renamed(name: str, rng: random.Random) -> str:
    """Another name of the same thing where one is known, else the name itself."""
    return rng.choice(OTHERS[name]) if name in OTHERS else name


def same(one: str, other: str) -> bool:
    """Whether two names mean the same thing."""
    return one == other or other in OTHERS.get(one, ())
