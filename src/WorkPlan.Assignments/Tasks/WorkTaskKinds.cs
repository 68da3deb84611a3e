namespace WorkPlan.Assignments.Tasks;

/// <summary>Where a task comes from, which says who may change or withdraw it.</summary>
public enum TaskOrigin
{
    Plan,
    Finding,

    /// <summary>A briefing or a thematic session.</summary>
    Meeting,
    Unit,
}

public enum TaskKind
{
    Key,
    Breakthrough,
    Regular,
    Remediation,
}

/// <summary>What the task is in law; legal rules speak of activities, not of titles of tasks.</summary>
public enum ProcuratorialActivity
{
    /// <summary>Work that the law reserves to nobody: data entry, archives, secretarial work.</summary>
    General,
    ExerciseProsecution,
    SuperviseTrial,
    SuperviseInvestigation,
    SuperviseJudgmentEnforcement,
    SignProtest,
    SignRecommendation,
    AssistProsecutor,
}

public enum WorkTaskState
{
    Open,
    InProgress,
    Done,
    Confirmed,
    Withdrawn,
}
