namespace WorkPlan.Assignments.People;

/// <summary>Công chức, viên chức, người lao động.</summary>
public enum PersonKind
{
    CivilServant,
    PublicEmployee,
    ContractWorker,
}

/// <summary>Chức danh tư pháp. Which outranks which is data: see the judicial ladders of the legal rules.</summary>
public enum JudicialTitle
{
    ProsecutorSupreme,
    ProsecutorSenior,
    ProsecutorIntermediate,
    ProsecutorJunior,
    ExaminerSenior,
    ExaminerPrincipal,
    Examiner,
}

/// <summary>Chức danh quản lý.</summary>
public enum ManagementTitle
{
    Chief,
    DeputyChief,
    Head,
    DeputyHead,
}

/// <summary>Trình độ, in rising order.</summary>
public enum QualificationLevel
{
    Intermediate,
    College,
    Bachelor,
    Master,
    Doctor,
}

public enum AbsenceKind
{
    Leave,
    MaternityLeave,
    Study,
    Secondment,

    /// <summary>Đình chỉ công tác: that somebody is suspended, not why.</summary>
    Suspension,
    Other,
}
