"""Tables, one aggregate a file, with CHECK constraints that tie a state to its facts."""

from __future__ import annotations

from models.tables.account import AccountEvent, AccountSession, Organisation, SignInAttempt
from models.tables.api_token import ApiToken, ApiTokenEnd
from models.tables.api_use import ApiAnswer, ApiUse
from models.tables.auction import Auction, AuctionApplicationStep, AuctionStep
from models.tables.base import Row
from models.tables.bidding import BidBoxEvent, BidEnvelope, BidHandIn, BidPiece, BidSubmission
from models.tables.campaign import CampaignEvent
from models.tables.certificate_paper import CertificatePaper
from models.tables.community import Community, ServicePeriod
from models.tables.company import Company
from models.tables.complaint import Complaint
from models.tables.complaint_case import ComplaintCase, ComplaintStep
from models.tables.complaint_code_miss import ComplaintCodeMiss
from models.tables.correction import EvidenceCorrection
from models.tables.desk_calendar import DeskCalendar
from models.tables.duty import DutyDone
from models.tables.engagement import EngagementStep
from models.tables.engine import engine_for, writing
from models.tables.estate_paper import EstateDocument, EstatePaper
from models.tables.evaluation import EvaluationEvent
from models.tables.evidence import EvidenceImport
from models.tables.form_use import FormUse
from models.tables.group import GroupStep
from models.tables.inspection import Finding, Inspection
from models.tables.inspector_number import InspectorNumber
from models.tables.key_request import KeyRequest
from models.tables.ledger import LedgerBlob, LedgerCheckpoint, LedgerEntry, LedgerTile
from models.tables.letting import AssetEvent, LeaseEvent
from models.tables.listing import ListEntry, ListProposal
from models.tables.listing_life import ListedPerson, ListStep
from models.tables.mail_address import MailAddress
from models.tables.mail_proof import MailProof
from models.tables.mark_draft import MarkDraft
from models.tables.mode import ServiceModeEvent
from models.tables.money import MoneyEntry, MoneyEvent, MoneyPosting
from models.tables.owner_breach import OwnerBreach
from models.tables.owners import (
    OwnersBallot,
    OwnersBallotScan,
    OwnersBodyEvent,
    OwnersCandidate,
    OwnersElectionStep,
    OwnersRequestStep,
    OwnersRoll,
    OwnersVoteStep,
)
from models.tables.personal import PersonalDatum
from models.tables.petition import FilePetition, FilePetitionStep
from models.tables.project_manager import Manager
from models.tables.publication import Publication
from models.tables.rating import Contribution, Rating, RatingRun
from models.tables.rating_job import RatingJob
from models.tables.record import CreditRecord
from models.tables.renovation import PropertyRoomEvent, RenovationStep
from models.tables.review import ObjectionReview, ObjectionReviewStep
from models.tables.rulebook import RulebookVersion
from models.tables.sending import Note, NoteCursor, NoteMail, NoteRead, SendAttempt, SendOutcome, Webhook, WebhookStep
from models.tables.staff import StaffEvent
from models.tables.tender import Tender
from models.tables.tender_draft import TenderDraft
from models.tables.tender_event import TenderEvent

__all__ = [
    "AccountEvent",
    "AccountSession",
    "ApiAnswer",
    "ApiToken",
    "ApiTokenEnd",
    "ApiUse",
    "AssetEvent",
    "Auction",
    "AuctionApplicationStep",
    "AuctionStep",
    "BidBoxEvent",
    "BidEnvelope",
    "BidHandIn",
    "BidPiece",
    "BidSubmission",
    "CampaignEvent",
    "CertificatePaper",
    "Community",
    "Company",
    "Complaint",
    "ComplaintCase",
    "ComplaintCodeMiss",
    "ComplaintStep",
    "Contribution",
    "CreditRecord",
    "DeskCalendar",
    "DutyDone",
    "EngagementStep",
    "EstateDocument",
    "EstatePaper",
    "EvaluationEvent",
    "EvidenceCorrection",
    "EvidenceImport",
    "FilePetition",
    "FilePetitionStep",
    "Finding",
    "FormUse",
    "GroupStep",
    "Inspection",
    "InspectorNumber",
    "KeyRequest",
    "LeaseEvent",
    "LedgerBlob",
    "LedgerCheckpoint",
    "LedgerEntry",
    "LedgerTile",
    "ListEntry",
    "ListProposal",
    "ListStep",
    "ListedPerson",
    "MailAddress",
    "MailProof",
    "Manager",
    "MarkDraft",
    "MoneyEntry",
    "MoneyEvent",
    "MoneyPosting",
    "Note",
    "NoteCursor",
    "NoteMail",
    "NoteRead",
    "ObjectionReview",
    "ObjectionReviewStep",
    "Organisation",
    "OwnerBreach",
    "OwnersBallot",
    "OwnersBallotScan",
    "OwnersBodyEvent",
    "OwnersCandidate",
    "OwnersElectionStep",
    "OwnersRequestStep",
    "OwnersRoll",
    "OwnersVoteStep",
    "PersonalDatum",
    "PropertyRoomEvent",
    "Publication",
    "Rating",
    "RatingJob",
    "RatingRun",
    "RenovationStep",
    "Row",
    "RulebookVersion",
    "SendAttempt",
    "SendOutcome",
    "ServiceModeEvent",
    "ServicePeriod",
    "SignInAttempt",
    "StaffEvent",
    "Tender",
    "TenderDraft",
    "TenderEvent",
    "Webhook",
    "WebhookStep",
    "engine_for",
    "writing",
]  # fmt: skip
