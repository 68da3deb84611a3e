import type { components } from "../../api/generated/assignments";

type Schemas = components["schemas"];
export type JudicialTitle = Schemas["JudicialTitle"];
export type ManagementTitle = Schemas["ManagementTitle"];
export type QualificationLevel = Schemas["QualificationLevel"];

export const judicialTitles: readonly JudicialTitle[] = ["prosecutorSupreme", "prosecutorSenior", "prosecutorIntermediate", "prosecutorJunior", "examinerSenior", "examinerPrincipal", "examiner"];
export const managementTitles: readonly ManagementTitle[] = ["chief", "deputyChief", "head", "deputyHead"];
export const qualificationLevels: readonly QualificationLevel[] = ["intermediate", "college", "bachelor", "master", "doctor"];
export const absenceKinds: readonly Schemas["AbsenceKind"][] = ["leave", "maternityLeave", "study", "secondment", "suspension", "other"];
export const activities: readonly Schemas["ProcuratorialActivity"][] = ["general", "exerciseProsecution", "superviseTrial", "superviseInvestigation", "superviseJudgmentEnforcement", "signProtest", "signRecommendation", "assistProsecutor"];
export const subjectKinds: readonly Schemas["SubjectKind"][] = ["case", "organisation", "unit", "person"];
