package anxin.engine.clue;

/** On what footing the workers worked. */
public enum EmploymentForm {
    /** In a crew brought by a labour boss (农民工班组). */
    MIGRANT_CREW,

    /** On the employer's own staff (企业职工). */
    EMPLOYEE,

    /** Sent by a labour dispatcher (劳务派遣). */
    DISPATCH,

    /** Staff of a public body (机关事业单位). */
    PUBLIC,

    /** Through an online platform (新就业形态). */
    PLATFORM
}
