package bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sources with so many async methods, twenty to a class, in four shapes such as programs have. */
final class SampleProject {
    private static final int PER_CLASS = 20;

    private SampleProject() {}

    static void write(Path folder, int methods) throws IOException {
        for (int first = 0; first < methods; first += PER_CLASS) {
            String name = "Service" + first / PER_CLASS;
            StringBuilder source = new StringBuilder("""
                    package project;

                    import static io.fermata.Asyncio.*;

                    import io.fermata.Async;
                    import io.fermata.Lock;
                    import io.fermata.Task;
                    import java.util.ArrayList;
                    import java.util.List;

                    final class %s {
                        final Lock lock = new Lock();
                        int total;

                    """.formatted(name));
            int end = Math.min(methods, first + PER_CLASS);
            int shape = 0;
            for (int i = first; i < end; i += asyncMethods(shape), shape = (shape + 1) % 4) {
                if (i + asyncMethods(shape) > end) {
                    shape = 0;
                }
                source.append(method(shape).formatted(i, name));
            }
            Files.writeString(
                    folder.resolve(name + ".java"), source.append("}\n").toString());
        }
    }

    private static int asyncMethods(int shape) {
        return shape < 2 ? 1 : 2;
    }

    /** The arguments of the format are the number of the method and the name of its class. */
    private static String method(int shape) {
        return switch (shape) {
            case 0 -> """
                    @Async
                    static int poll%1$d(int n) {
                        int sum = 0;
                        for (int i = 0; i < n; i++) {
                            await(sleep(0.1));
                            if (i %% 3 == 0) {
                                continue;
                            }
                            sum += i;
                        }
                        return sum;
                    }

                """;
            case 1 -> """
                    @Async
                    String describe%1$d(String name) {
                        try {
                            await(sleepMs(name.length()));
                            total += 1;
                            return name + total + await(lock.acquire());
                        } finally {
                            lock.release();
                        }
                    }

                """;
            case 2 -> """
                    @Async
                    static List<String> all%1$d(List<String> names) {
                        List<Task<Integer>> tasks = new ArrayList<>();
                        for (String name : names) {
                            tasks.add(createTask(%2$sAsync.count%1$d(name)));
                        }
                        List<String> lines = new ArrayList<>();
                        for (Task<Integer> task : tasks) {
                            lines.add("result " + await(task));
                        }
                        return lines;
                    }

                    static int length%1$d(String name) {
                        return name.length();
                    }

                    @Async
                    static int count%1$d(String name) {
                        await(sleep(0));
                        return length%1$d(name);
                    }

                """;
            default -> """
                    @Async
                    int retry%1$d(int times) {
                        for (int i = 0; ; i++) {
                            try {
                                return await(waitFor(%2$sAsync.attempt%1$d(this, i), 5));
                            } catch (IllegalStateException e) {
                                if (i == times) {
                                    throw e;
                                }
                                await(sleepMs(10 * i));
                            }
                        }
                    }

                    @Async
                    int attempt%1$d(int i) {
                        await(sleep(i));
                        if (i < 2) {
                            throw new IllegalStateException();
                        }
                        return total + i;
                    }

                """;
        };
    }
}
