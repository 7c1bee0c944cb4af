package demo.recipes;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;

import com.sun.net.httpserver.HttpServer;
import io.fermata.Async;
import io.fermata.Coro;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Crawls a site level by level, the pages of a level all at once. */
public final class Crawler {
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI site;

    Crawler(URI site) {
        this.site = site;
    }

    @Async
    List<String> links(String page) {
        HttpRequest request = HttpRequest.newBuilder(site.resolve(page)).build();
        HttpResponse<String> response = await(client.sendAsync(request, BodyHandlers.ofString()));
        return LINK.matcher(response.body())
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    @Async
    Set<String> crawl(String start) {
        Set<String> seen = new LinkedHashSet<>(List.of(start));
        List<String> level = List.of(start);
        while (!level.isEmpty()) {
            List<Coro<List<String>>> fetches = new ArrayList<>();
            for (String page : level) {
                fetches.add(CrawlerAsync.links(this, page));
            }
            List<List<String>> fetched = await(gather(fetches));
            System.out.println("fetched " + level);
            level = new ArrayList<>();
            for (List<String> links : fetched) {
                for (String page : links) {
                    if (seen.add(page)) {
                        level.add(page);
                    }
                }
            }
        }
        return seen;
    }

    public static void main(String[] args) throws IOException {
        Map<String, String> pages = Map.of(
                "/", "<a href=\"/a\"> <a href=\"/b\">",
                "/a", "<a href=\"/\"> <a href=\"/c\">",
                "/b", "<a href=\"/c\">",
                "/c", "no more");
        HttpServer server = serve(pages);
        try {
            URI site = URI.create("http://localhost:" + server.getAddress().getPort());
            System.out.println(run(CrawlerAsync.crawl(new Crawler(site), "/")));
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer serve(Map<String, String> pages) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = pages.get(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
