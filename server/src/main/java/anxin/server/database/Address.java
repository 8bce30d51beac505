package anxin.server.database;

/** Where a PostgreSQL answers, and as whom to ask. */
record Address(String url, String user, String password) {

    static Address local(int port, String database, String user, String password) {
        return new Address("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), user, password);
    }
}
