package anxin.server.access;

/** Somebody with an account, whatever post they work under. */
interface Person {

    long id();

    String login();

    String name();
}
