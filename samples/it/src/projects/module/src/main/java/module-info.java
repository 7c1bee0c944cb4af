/** A module of the user's. */
module com.example.app {
    requires io.fermata;
    requires java.net.http;
}
