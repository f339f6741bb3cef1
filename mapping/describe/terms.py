"""Every term that descriptions use, made once: looking a term up in a namespace makes a new one each time."""

from __future__ import annotations

from typing import Final

from rdflib import URIRef

from ..names import DCTERMS, EU, FOAF, ORG, PROV, QB, RDF, RDFS, REFERAT, SKOS, XSD

TYPE: Final = RDF.type
LABEL: Final = RDFS.label
SEE_ALSO: Final = RDFS.seeAlso

ACTIVITY: Final = PROV.Activity
ENTITY: Final = PROV.Entity
ENDED: Final = PROV.endedAtTime
USED: Final = PROV.used
GENERATED: Final = PROV.generated
GENERATED_BY: Final = PROV.wasGeneratedBy
DERIVED_FROM: Final = PROV.wasDerivedFrom
QUOTED_FROM: Final = PROV.wasQuotedFrom
ATTRIBUTED_TO: Final = PROV.wasAttributedTo
ASSOCIATED_WITH: Final = PROV.wasAssociatedWith
SPECIALIZATION_OF: Final = PROV.specializationOf
VALUE: Final = PROV.value

TITLE: Final = DCTERMS.title
DATE: Final = DCTERMS.date
LANGUAGE: Final = DCTERMS.language
SUBJECT: Final = DCTERMS.subject
RELATION: Final = DCTERMS.relation
PART_OF: Final = DCTERMS.isPartOf
HAS_PART: Final = DCTERMS.hasPart

PAGE: Final = FOAF.Document
TOPIC: Final = FOAF.topic
PRIMARY_TOPIC: Final = FOAF.primaryTopic
FOAF_NAME: Final = FOAF.name
FOAF_PERSON: Final = FOAF.Person
FOAF_PROJECT: Final = FOAF.Project

FORMAL_ORGANIZATION: Final = ORG.FormalOrganization
ORGANIZATION: Final = ORG.Organization
UNIT: Final = ORG.OrganizationalUnit
UNIT_OF: Final = ORG.unitOf
HAS_UNIT: Final = ORG.hasUnit
CLASSIFICATION: Final = ORG.classification

CONCEPT: Final = SKOS.Concept
CONCEPT_SCHEME: Final = SKOS.ConceptScheme
PREF_LABEL: Final = SKOS.prefLabel
ALT_LABEL: Final = SKOS.altLabel
NOTATION: Final = SKOS.notation
BROADER: Final = SKOS.broader
IN_SCHEME: Final = SKOS.inScheme

DATA_SET: Final = QB.DataSet
STRUCTURE: Final = QB.structure
OBSERVATION: Final = QB.Observation
OBSERVATION_OF: Final = QB.dataSet

KRONER: Final = EU["currency/DKK"]
DANISH: Final = EU["language/DAN"]

INTEGER: Final = XSD.integer
DECIMAL: Final = XSD.decimal
BOOLEAN: Final = XSD.boolean
DATE_TIME: Final = XSD.dateTime
DAY: Final = XSD.date
MONTH: Final = XSD.gYearMonth
YEAR: Final = XSD.gYear


def _ours(name: str) -> URIRef:
    return REFERAT[name]


MUNICIPALITY: Final = _ours("Municipality")
BODY: Final = _ours("Body")
BODY_TERM: Final = _ours("BodyTerm")
ADMINISTRATION: Final = _ours("Administration")
MEETING: Final = _ours("Meeting")
MINUTES: Final = _ours("Minutes")
PASSAGE: Final = _ours("Passage")
CONTENTS_ENTRY: Final = _ours("ContentsEntry")
COVERAGE: Final = _ours("Coverage")
AGENDA_ITEM: Final = _ours("AgendaItem")
TREATMENT: Final = _ours("Treatment")
SECTION: Final = _ours("Section")
RECOMMENDATION: Final = _ours("Recommendation")
RECOMMENDATION_POINT: Final = _ours("RecommendationPoint")
DECISION: Final = _ours("Decision")
DECISION_PART: Final = _ours("DecisionPart")
ATTACHMENT: Final = _ours("Attachment")
PROPOSAL: Final = _ours("Proposal")
AMOUNT: Final = _ours("Amount")
REFERENCE: Final = _ours("Reference")
INITIATIVE_MENTION: Final = _ours("InitiativeMention")
INITIATIVE: Final = _ours("Initiative")
CASE_FILE: Final = _ours("CaseFile")
TABLE: Final = _ours("Table")
STATISTICS_TABLE: Final = _ours("StatisticsTable")
BUDGET_TABLE: Final = _ours("BudgetTable")
TABLE_ROW: Final = _ours("TableRow")
TABLE_COLUMN: Final = _ours("TableColumn")
TABLE_CELL: Final = _ours("TableCell")
BUDGET_LINE: Final = _ours("BudgetLine")
BUDGET_OBSERVATION: Final = _ours("BudgetObservation")
PRINTED_TOTAL: Final = _ours("PrintedTotal")
PERSON: Final = _ours("Person")
PARTY_LIST: Final = _ours("PartyList")
KLE_TOPIC: Final = _ours("KleTopic")
CASE_TYPE: Final = _ours("CaseType")

BUDGET_STRUCTURE: Final = _ours("BudgetTableStructure")

POSITION: Final = _ours("position")
NUMBER: Final = _ours("number")
HEADING: Final = _ours("heading")
PRINTED: Final = _ours("printed")
WORDING: Final = _ours("wording")
SOURCE_LINES: Final = _ours("sourceLines")
FIRST_LINE: Final = _ours("firstLine")
LAST_LINE: Final = _ours("lastLine")
ON_PAGE: Final = _ours("page")
OF_MUNICIPALITY: Final = _ours("municipality")
OF_BODY: Final = _ours("body")
PLANNED_START: Final = _ours("plannedStart")
WEEKDAY: Final = _ours("weekday")
PLACE: Final = _ours("place")
HAS_MINUTES: Final = _ours("minutes")
FILE_NAME: Final = _ours("fileName")
SHA256: Final = _ours("sha256")
SOURCE_FORM: Final = _ours("sourceForm")
COVERAGE_OF: Final = _ours("coverageOf")
LINES: Final = _ours("lines")
LINES_READ: Final = _ours("linesRead")
LINES_IGNORED: Final = _ours("linesIgnored")
LINES_UNREAD: Final = _ours("linesUnread")
ITEMS_EXPECTED: Final = _ours("itemsExpected")
ITEMS_READ: Final = _ours("itemsRead")
ITEMS_NOT_CLASSIFIED: Final = _ours("itemsNotClassified")
OF_CASE_TYPE: Final = _ours("caseType")
OF_CASE_FILE: Final = _ours("caseFile")
CASE_NUMBER: Final = _ours("caseNumber")
SERIAL_NUMBER: Final = _ours("serialNumber")
YEAR_OPENED: Final = _ours("yearOpened")
KLE_FACET: Final = _ours("kleFacet")
TREATS: Final = _ours("treats")
OUTCOME: Final = _ours("outcome")
DROPS: Final = _ours("drops")
DROPPED_BY: Final = _ours("droppedBy")
SECTION_KIND: Final = _ours("sectionKind")
ABOUT: Final = _ours("about")
PARTY_LETTER: Final = _ours("partyLetter")
OF_PARTY_LIST: Final = _ours("partyList")
HAS_PROPOSAL: Final = _ours("proposal")
OF_AMOUNT: Final = _ours("amount")
LOWEST_AMOUNT: Final = _ours("lowestAmount")
HIGHEST_AMOUNT: Final = _ours("highestAmount")
CURRENCY: Final = _ours("currency")
MONEY_UNIT: Final = _ours("unit")
UNIT_MULTIPLIER: Final = _ours("unitMultiplier")
QUALIFIER: Final = _ours("qualifier")
PER_YEAR: Final = _ours("perYear")
FISCAL_YEAR: Final = _ours("fiscalYear")
REFERENCE_KIND: Final = _ours("referenceKind")
DIRECTION: Final = _ours("direction")
PRINTED_DATE: Final = _ours("printedDate")
REFERRED_DATE: Final = _ours("referredDate")
YEAR_FROM_MEETING: Final = _ours("yearFromMeeting")
PRINTED_BODY: Final = _ours("printedBody")
REFERRED_BODY: Final = _ours("referredBody")
MENTIONED_NAME: Final = _ours("mentionedName")
EVIDENCE: Final = _ours("evidence")
OF_BUDGET_LINE: Final = _ours("budgetLine")
HAS_MENTION: Final = _ours("mention")
CORNER: Final = _ours("corner")
FOOTNOTE: Final = _ours("footnote")
IS_TOTAL: Final = _ours("isTotal")
IN_ROW: Final = _ours("row")
IN_COLUMN: Final = _ours("column")
NUMERIC_VALUE: Final = _ours("numericValue")
TOTAL_OF: Final = _ours("totalOf")
HAS_TERM: Final = _ours("term")
HAS_MEETING: Final = _ours("meeting")
FIRST_YEAR: Final = _ours("firstYear")
LAST_YEAR: Final = _ours("lastYear")
MUNICIPALITY_CODE: Final = _ours("municipalityCode")
CVR_NUMBER: Final = _ours("cvrNumber")
