"""What made-up statements speak of: drugs, diseases, receptors, organs, places, names."""
# Compiled by the Assay authors.

from __future__ import annotations

DRUGS = """ketamine|ibuprofen|aspirin|morphine|oxycodone|fentanyl|tramadol|codeine|methadone|buprenorphine|naloxone|diazepam|alprazolam|
gabapentin|pregabalin|sertraline|fluoxetine|lithium|clozapine|metformin|insulin|semaglutide|warfarin|heparin|prednisone|amoxicillin|
doxycycline|ivermectin|hydroxychloroquine|remdesivir|melatonin|cannabidiol|kratom|psilocybin|MDMA|nicotine|caffeine|alcohol|
turmeric|echinacea|ginseng|valerian|kava|green tea extract|St. John's wort|vitamin C|vitamin D|zinc|colloidal silver|apple cider
vinegar|tea tree oil|propranolol|lisinopril|atorvastatin|omeprazole|loratadine|finasteride|tamoxifen|botulinum toxin|naltrexone"""
DISEASES = """cancer|breast cancer|diabetes|type 2 diabetes|Alzheimer's disease|dementia|Parkinson's disease|depression|anxiety|bipolar
disorder|schizophrenia|autism|ADHD|asthma|COPD|tuberculosis|malaria|influenza|COVID-19|measles|HIV infection|hepatitis C|herpes|
Lyme disease|arthritis|osteoporosis|gout|lupus|multiple sclerosis|epilepsy|migraine|stroke|heart disease|high blood pressure|
obesity|anemia|celiac disease|Crohn's disease|psoriasis|eczema|acne|hair loss|insomnia|chronic pain|fibromyalgia|opioid
addiction|alcoholism|glaucoma|cataracts|kidney stones|endometriosis|scoliosis|sleep apnea|leprosy|scabies|lice|ringworm"""
RECEPTORS = """NMDA|opioid|mu-opioid|dopamine|D2|serotonin|5-HT2A|GABA-A|cannabinoid|CB1|adrenergic|beta-adrenergic|muscarinic|nicotinic|
histamine H1|glutamate|AMPA|sigma-1|estrogen|androgen|glucocorticoid|insulin|ACE2|angiotensin|melatonin|glycine"""
CLASSES = """opioid|stimulant|depressant|antibiotic|antiviral|steroid|sedative|benzodiazepine|hallucinogen|dissociative anesthetic|
antidepressant|antihistamine|narcotic|diuretic|blood thinner|muscle relaxant|vaccine|hormone|controlled substance|dietary supplement"""
ORGANS = "liver|kidneys|heart|lungs|brain|stomach|skin|eyes|bones|immune system|thyroid|nervous system|gut|teeth"
PLACES = """the United States|Canada|the United Kingdom|Germany|France|Australia|Japan|Mexico|California|Texas|New York|the European Union|
India|Brazil|Sweden|Oregon|Florida|Switzerland"""
NAMES = """Dr. Alvarez|Dr. Chen|Maria Keller|John Whitfield|Senator Brooks|Mayor Lindqvist|the minister|the company|the committee|the
agency|the court|the president|the governor|the school board|the union|the research team|the foundation|Professor Adeyemi|the
airline|the bank|the museum|the singer|the coach"""
PLANS = """the new tax law|the merger|the bridge project|the vaccine mandate|the budget|the school reform|the pipeline|the trade deal|the
immigration bill|the wage increase|the curfew|the gun control bill|the nuclear plant|the rescue package|the data center|the strike"""
SLOTS = {
    key: [" ".join(entry.split()) for entry in text.split("|")]
    for key, text in {
        "T": DRUGS,
        "D": DISEASES,
        "R": RECEPTORS,
        "C": CLASSES,
        "O": ORGANS,
        "L": PLACES,
        "N": NAMES,
        "B": PLANS,
    }.items()
}
