"""What goes on the public record, as a table: each kind of act, and the rows of the register that it answers for.

A later act needs one line here and one call of `Clerk.enter`; export, verification and coverage follow from the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from models.record.act import Act, Part
from models.record.money_acts import MONEY_ACTS
from models.record.town_acts import TOWN_ACTS
from models.tables import (
    AccountEvent,
    ApiToken,
    ApiTokenEnd,
    AssetEvent,
    Auction,
    AuctionApplicationStep,
    AuctionStep,
    BidBoxEvent,
    BidSubmission,
    CampaignEvent,
    Community,
    Company,
    Complaint,
    ComplaintCase,
    ComplaintStep,
    Contribution,
    CreditRecord,
    DutyDone,
    EngagementStep,
    EvaluationEvent,
    EvidenceCorrection,
    EvidenceImport,
    FilePetition,
    FilePetitionStep,
    Finding,
    Inspection,
    LeaseEvent,
    ListedPerson,
    ListEntry,
    ListProposal,
    ListStep,
    MailAddress,
    Manager,
    ObjectionReview,
    ObjectionReviewStep,
    Organisation,
    OwnerBreach,
    OwnersBallot,
    OwnersBallotScan,
    OwnersBodyEvent,
    OwnersCandidate,
    OwnersElectionStep,
    OwnersRequestStep,
    OwnersRoll,
    OwnersVoteStep,
    Publication,
    Rating,
    RatingRun,
    RulebookVersion,
    ServicePeriod,
    Tender,
    TenderEvent,
)

__all__ = ["ACTS"]


_ALL: Final = (
    Act(
        "evidence.package", "证据包入库", "evidence package taken in",
        (
            Part("import", EvidenceImport, "id"),
            Part("companies", Company, "company_id", renewed=True),
            Part("communities", Community, "community_id", renewed=True),
            Part("managers", Manager, "import_id"),
            Part("service_periods", ServicePeriod, "import_id"),
            Part("complaints", Complaint, "import_id"),
            Part("inspections", Inspection, "import_id"),
            Part("findings", Finding, "import_id"),
            Part("records", CreditRecord, "import_id"),
        ),
    ),
    Act("rulebook.version", "评价标准版本", "version of a rulebook", (Part("rulebook", RulebookVersion, "digest"),)),
    Act(
        "rating.run", "信用评价", "rating run",
        (
            Part("run", RatingRun, "id"),
            Part("ratings", Rating, "run_id"),
            Part("contributions", Contribution, "run_id"),
        ),
    ),
    Act(
        "list.proposal", "榜单拟定", "proposal of a list",
        (Part("proposal", ListProposal, "id"), Part("entries", ListEntry, "proposal_id")),
    ),
    Act("publication", "公布", "publication", (Part("publication", Publication, "id"),)),
    Act("tender.notice", "招标公告", "tender notice", (Part("tender", Tender, "tender_id", renewed=True),)),
    *(
        Act(f"tender.{move}", zh, en, (Part("event", TenderEvent, "id"),))
        for move, zh, en in (
            ("draft", "招标公告拟定", "notice of a tender drafted"),
            ("file", "招标文件备案", "documents of a tender filed"),
            ("return", "备案退回", "documents of a tender returned"),
            ("publish", "招标公告发布", "notice of a tender published"),
            ("ask", "投标人提问", "question on a notice"),
            ("answer", "答疑", "question on a notice answered"),
            ("amend", "澄清修改", "addendum to a notice"),
            ("extend", "投标截止延期", "close of bids put off"),
            ("close", "投标截止", "bids closed"),
            ("open", "开标", "bids opened"),
            ("check", "投标资格核查", "bidders checked as they stood at close"),
            ("evaluate", "评标结果", "ranking of the panel"),
            ("announce", "中标候选人公示", "candidates shown"),
            ("object", "招标异议", "objection in a tender"),
            ("reply", "异议答复", "objection in a tender answered"),
            ("complain", "招标投诉", "complaint in a tender"),
            ("accept", "投诉受理决定", "complaint in a tender taken up or not"),
            ("decide", "投诉处理决定", "complaint in a tender decided"),
            ("redo", "重新评标", "second evaluation ordered"),
            ("withdraw", "放弃中标", "candidate or winner gave up"),
            ("strike", "取消中标资格", "candidate or winner struck off"),
            ("award", "定标", "tender awarded"),
            ("report", "招标情况报告", "result of a tender reported"),
            ("secure", "履约保证金缴纳", "performance security paid"),
            ("sign", "合同签订", "contract signed"),
            ("file_contract", "合同备案", "contract filed"),
            ("return_securities", "投标保证金退还", "bid securities returned"),
            ("start", "履约开始", "service under a contract begun"),
            ("breach", "违约记录", "breach or happening under a contract"),
            ("review", "试用评估", "contract on trial reviewed"),
            ("deduct", "履约保证金扣除", "performance security drawn on"),
            ("hand_over", "退出交接", "community handed over"),
            ("apply_refund", "保证金退还申请", "refund of a performance security asked for"),
            ("opine", "保证金退还意见", "committee's opinion on a refund"),
            ("refund", "履约保证金退还", "performance security refunded"),
            ("cancel", "终止招标", "tender cancelled"),
            ("fail", "流标", "tender unsuccessful"),
        )
    ),
    *(
        Act(f"inspection.{move}", zh, en, (Part("event", CampaignEvent, "id"),))
        for move, zh, en in (
            ("announce", "检查公告", "campaign of inspections announced"),
            ("commit", "检查抽取承诺", "pools and weights of a double-random draw fixed"),
            ("draw", "检查抽取结果", "targets and inspectors drawn"),
            ("assign", "检查分派", "inspectors assigned by a list"),
            ("visit", "现场检查", "community inspected"),
            ("excuse", "未能检查", "community not inspected, with the reason"),
            ("close", "检查结束", "campaign closed"),
            ("publish", "检查结果公开", "results of a campaign published"),
            ("cancel", "检查取消", "campaign cancelled"),
            ("take_over", "承接", "premises taken over"),
            ("find_taken_over", "违规承接", "premises found taken over unfit for delivery"),
            ("report", "整改报告", "finding reported put right"),
            ("confirm", "复查合格", "finding found put right"),
            ("reject", "复查不合格", "finding found not put right"),
            ("extend", "整改延期", "time for a finding extended"),
            ("withdraw", "问题撤销", "finding withdrawn"),
        )
    ),
    *(
        Act(f"service.{move}", zh, en, (Part("step", EngagementStep, "id"),))
        for move, zh, en in (
            ("open", "物业服务合同登记", "engagement opened with its contract"),
            ("submit", "物业服务报备", "filing before service handed in"),
            ("return", "报备退回", "filing before service returned"),
            ("accept", "报备通过", "filing before service passed"),
            ("agree", "前期物业服务监管协议", "tripartite supervision agreement"),
            ("breach", "违反监管协议", "supervision agreement broken"),
            ("start", "开始服务", "company begins to serve"),
            ("find_serving", "发现违规服务", "company found serving unlawfully"),
            ("renew", "续聘", "engagement renewed"),
            ("notify", "退出书面通知", "notice that a company will not go on"),
            ("replace", "另聘或者自行管理", "who takes over from a company"),
            ("appoint", "确定临时物业服务人", "temporary provider appointed"),
            ("deliver", "退出移交", "items handed over by a company that leaves"),
            ("order", "责令限期交接", "handover ordered by a day"),
            ("complete", "交接完成", "handover complete"),
        )
    ),
    Act(
        "complaint.received", "投诉登记", "complaint received",
        (Part("complaint_cases", ComplaintCase, "complaint_id"),),
    ),
    Act("complaint.step", "投诉办理", "step of a complaint", (Part("complaint_answers", ComplaintStep, "id"),)),
    Act("personal.erased", "个人信息删除", "personal data erased"),
    Act("draw.committed", "抽取方案承诺", "commitment to a draw"),
    Act("draw.made", "抽取结果", "result of a draw"),
    Act("key.enrolled", "公钥登记", "public key enrolled"),
    Act("key.rotated", "公钥更换", "public key replaced"),
    Act("key.lost", "密钥遗失", "key reported lost"),
    Act("key.revoked", "公钥撤销", "public key revoked"),
    *(
        Act(f"list.{move}", zh, en, (Part("list_steps", ListStep, "id"),))
        for move, zh, en in (
            ("notified", "列入事先告知", "company notified of a proposed listing"),
            ("objected", "对列入提出异议", "objection to a listing"),
            ("heard", "听取陈述申辩", "hearing on a listing"),
            ("extended", "异议期限延长", "time to decide on a listing extended"),
            ("upheld", "决定列入", "decision to list"),
            ("dropped", "决定不予列入", "decision not to list"),
            ("confirmed", "决定维持列入", "decision to keep a listing"),
            ("repair_asked", "申请移出修复", "repair of a listing asked for"),
            ("repair_refused", "不予修复决定", "repair of a listing refused"),
            ("lifted", "决定移出", "decision to lift a listing"),
            ("expired", "列入期满", "term of a listing over"),
        )
    ),
    Act(
        "list.published", "榜单公布", "listing published",
        (Part("list_steps", ListStep, "id"), Part("listed_persons", ListedPerson, "entry_id")),
    ),
    Act("list.pushed", "黑名单推送信用中国", "blacklist pushed to Credit China"),
    Act("list.push_received", "推送回执", "receipt for a push"),
    Act("objection.filed", "信用信息异议", "objection to a point", (Part("petitions", FilePetition, "id"),)),
    Act("repair.filed", "信用修复申请", "repair of a point asked for", (Part("petitions", FilePetition, "id"),)),
    *(
        Act(f"{kind}.{move}", zh + what, en, (Part("petition_steps", FilePetitionStep, "id"),))
        for kind, zh in (("objection", "异议"), ("repair", "修复申请"))
        for move, what, en in (
            ("extended", "办理期限延长", f"time to decide on an {kind} extended"),
            ("granted", "成立", f"{kind} granted"),
            ("refused", "不成立", f"{kind} refused"),
        )
    ),
    Act("review.filed", "异议复核申请", "review of an objection asked for", (Part("reviews", ObjectionReview, "id"),)),
    *(
        Act(f"review.{move}", zh, en, (Part("review_steps", ObjectionReviewStep, "id"),))
        for move, zh, en in (
            ("extended", "复核期限延长", "time to decide on a review extended"),
            ("changed", "复核改变", "review changes the outcome"),
            ("upheld", "复核维持", "review leaves the outcome"),
        )
    ),
    Act("evidence.corrected", "信用信息更正", "evidence corrected", (Part("corrections", EvidenceCorrection, "id"),)),
    Act("owners.roll", "业主名册登记", "roll of owners entered", (Part("owners_roll", OwnersRoll, "id"),)),
    *(
        Act(f"owners.{move}", zh, en, (Part("owners_body_event", OwnersBodyEvent, "id"),))
        for move, zh, en in (
            ("delivered", "小区交付", "estate delivered to its first owners"),
            ("established", "物业管理委员会成立", "management committee set up"),
            ("founded", "业主大会成立", "owners' assembly founded"),
            ("elected", "业主委员会选举", "owners' committee elected"),
            ("dissolved", "业主委员会终止", "owners' committee ended before its term"),
        )
    ),
    *(
        Act(f"vote.{move}", zh, en, (Part("owners_vote_step", OwnersVoteStep, "id"),))
        for move, zh, en in (
            ("consulted", "会前协商", "owners consulted before a vote"),
            ("called", "业主大会会议通知", "vote of owners called"),
            ("withdrawn", "业主大会会议撤回", "vote of owners withdrawn"),
            ("counted", "表决结果统计", "vote of owners counted"),
            ("announced", "表决结果公告", "outcome of a vote announced"),
            ("ordered", "责令改正业主决定", "decision of owners ordered to be corrected"),
            ("corrected", "业主决定改正", "decision of owners corrected"),
            ("revoked", "撤销业主决定", "decision of owners revoked"),
        )
    ),
    Act("vote.cast", "业主投票", "ballot of an owner", (Part("owners_ballots", OwnersBallot, "id"),)),
    Act("vote.scanned", "纸质选票扫描件", "scan of a ballot on paper", (Part("ballot_scans", OwnersBallotScan, "id"),)),
    Act(
        "election.nominated", "候选人推荐", "candidate nominated",
        (Part("election_steps", OwnersElectionStep, "id"), Part("owners_candidates", OwnersCandidate, "id")),
    ),
    *(
        Act(f"election.{move}", zh, en, (Part("election_steps", OwnersElectionStep, "id"),))
        for move, zh, en in (
            ("announced", "业主委员会选举公告", "election of a committee announced"),
            ("stood_down", "候选人退出", "candidate stood down"),
            ("vetted", "候选人资格审查", "candidate vetted"),
            ("extended", "候选人推荐延期", "time to name candidates extended"),
            ("published", "候选人公示", "candidates shown to the owners"),
            ("called", "选举会议通知", "vote of an election called"),
            ("cancelled", "选举取消", "election cancelled"),
            ("counted", "选举计票", "election counted"),
            ("committed", "同票抽取承诺", "draw between equal candidates committed to"),
            ("drawn", "同票抽取结果", "equal candidates put in order by a draw"),
            ("declared", "选举结果公告", "elected members declared"),
            ("failed", "选举未成功", "election elected no committee"),
            ("left", "业主委员会成员职务终止", "member of a committee left"),
            ("annulled", "选举撤销", "election annulled"),
        )
    ),
    *(
        Act(f"request.{move}", zh, en, (Part("request_steps", OwnersRequestStep, "id"),))
        for move, zh, en in (
            ("asked", "业主联名提议", "owners ask for something together"),
            ("joined", "业主参加联名", "owner joined a request"),
            ("left", "业主退出联名", "owner left a request"),
            ("answered", "业主联名提议答复", "request of owners answered"),
        )
    ),
    Act("auction.announced", "竞价公告", "rent auction announced", (Part("auction", Auction, "auction_id"),)),
    *(
        Act(f"auction.{move}", zh, en, (Part("auction_step", AuctionStep, "id"),))
        for move, zh, en in (
            ("admitted", "竞价人准入", "bidder admitted to a rent auction"),
            ("bid", "竞价报价", "bid in a rent auction"),
            ("paused", "竞价暂停", "rent auction paused"),
            ("resumed", "竞价恢复", "rent auction resumed"),
            ("cancelled", "竞价取消", "rent auction cancelled"),
            ("closed", "竞价结束", "rent auction closed"),
        )
    ),
    *(
        Act(f"application.{move}", zh, en, (Part("auction_application_step", AuctionApplicationStep, "id"),))
        for move, zh, en in (
            ("apply", "竞价报名", "application to take part in a rent auction"),
            ("pay", "竞价保证金到账", "security of a rent auction paid"),
            ("refuse", "竞价报名不予准入", "application to take part in a rent auction refused"),
            ("refund", "竞价保证金退还", "security of a rent auction given back"),
            ("keep", "竞价保证金不予退还", "security of a rent auction kept"),
        )
    ),
    *(
        Act(f"account.{move}", zh, en, (Part("account_events", AccountEvent, "id"),))
        for move, zh, en in (
            ("opened", "账号开立", "account opened"),
            ("named", "账号更名", "account in another name"),
            ("password_set", "密码设置", "password of an account set"),
            ("factor_set", "双重验证设置", "second factor of an account set or removed"),
            ("closed", "账号停用", "account closed"),
            ("reopened", "账号恢复", "account opened again"),
            ("granted", "角色授予", "role granted"),
            ("revoked", "角色收回", "role taken back"),
        )
    ),
    Act("account.signed_in", "要职登录", "sign-in of an account with power"),
    Act("organisation.registered", "机构登记", "organisation registered", (Part("organisation", Organisation, "key"),)),
    *(
        Act(f"asset.{move}", zh, en, (Part("asset_event", AssetEvent, "id"),))
        for move, zh, en in (
            ("register", "共有资产登记", "asset of an estate registered"),
            ("correct", "共有资产更正", "what is known of an asset corrected"),
            ("withdraw", "共有资产注销", "asset taken from the register"),
        )
    ),
    *(
        Act(f"lease.{move}", zh, en, (Part("lease_event", LeaseEvent, "id"),))
        for move, zh, en in (
            ("sign", "租赁合同签订", "lease signed"),
            ("remind", "租金催缴", "tenant reminded of rent"),
            ("end", "租赁合同提前终止", "lease ended before its time"),
            ("hand_back", "租赁物返还", "what was rented handed back"),
        )
    ),
    Act("token.made", "接口令牌签发", "token for programs made", (Part("api_token", ApiToken, "id"),)),
    Act("token.revoked", "接口令牌撤销", "token for programs revoked", (Part("api_token_end", ApiTokenEnd, "id"),)),
    Act("mail.address", "电子邮箱登记", "e-mail address of a recipient", (Part("mail_addresses", MailAddress, "id"),)),
    Act("certificate.issued", "信用证明出具", "credit certificate issued"),
    Act("bid.submitted", "投标递交", "submission to a box", (Part("bid_submissions", BidSubmission, "digest"),)),
    *(
        Act(f"bid.{move}", zh, en, (Part("bid_box_events", BidBoxEvent, "id"),))
        for move, zh, en in (
            ("announced", "投标箱设立", "box for bids set up with its notice"),
            ("amended", "投标箱公告变更", "notice of a box in a new version"),
            ("closed", "投标截止", "box closed"),
            ("handed_in", "份额交出", "shares or halves handed in, by their digest"),
            ("rescued", "封套补救上传", "lost envelope brought again"),
            ("opened", "投标开启", "parts of all bids opened"),
        )
    ),
    *(
        Act(f"evaluation.{move}", zh, en, (Part("evaluation_events", EvaluationEvent, "id"),))
        for move, zh, en in (
            ("commit", "评标委员会抽取承诺", "pool of a panel and scheme fixed"),
            ("draw", "评标委员会抽取", "panel drawn"),
            ("accept", "评委接受邀请并声明", "seat on a panel accepted with its declaration"),
            ("recuse", "评标委员会成员更换", "member of a panel replaced"),
            ("admit", "暗标页面人工核验", "pages of a technical part admitted by hand"),
            ("mark", "评委评分", "marks of a member"),
            ("lock", "评分锁定", "marks locked"),
            ("open_prices", "报价开启", "prices opened"),
            ("agree", "评委合议", "consensus of a panel"),
            ("decide", "评标委员会决定", "decision of a panel"),
            ("commit_tie", "同分抽签承诺", "codes and lottery of a draw between equal bids fixed"),
            ("close", "评标结束", "evaluation closed"),
            ("sign", "评标报告签署", "report of an evaluation signed by a member"),
            ("disclose", "评标资料公开", "panel and marks disclosed"),
            ("void", "评标作废", "evaluation voided"),
        )
    ),
    Act("owner.recorded", "业主失信信息登记", "owner's breach recorded", (Part("owner_breaches", OwnerBreach, "id"),)),
    *TOWN_ACTS,
    Act("duty.done", "到期事项办结", "duty of a period done", (Part("duties", DutyDone, "id"),)),
    *MONEY_ACTS,
)  # fmt: skip

ACTS: Final[Mapping[str, Act]] = {act.type: act for act in _ALL}
"""Every kind of act by its type; docs/record.md tells the same, and a test holds the two together."""
