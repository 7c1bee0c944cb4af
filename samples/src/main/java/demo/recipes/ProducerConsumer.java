package demo.recipes;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Queue;
import io.fermata.Task;

/** A fast producer and a slow consumer: a queue that holds two makes the producer wait. */
public final class ProducerConsumer {
    private ProducerConsumer() {}

    @Async
    static void producer(Queue<Integer> queue) {
        for (int item = 1; item <= 5; item++) {
            await(queue.put(item));
            System.out.println("put " + item);
        }
    }

    @Async
    static void consumer(Queue<Integer> queue) {
        while (true) {
            int item = await(queue.get());
            await(sleep(1)); // the work
            System.out.println("        did " + item);
            queue.taskDone();
        }
    }

    @Async
    static void demo() {
        var queue = new Queue<Integer>(2);
        Task<Void> consumer = createTask(ProducerConsumerAsync.consumer(queue));
        await(ProducerConsumerAsync.producer(queue));
        await(queue.join());
        consumer.cancel();
        System.out.println("all done");
    }

    public static void main(String[] args) {
        run(ProducerConsumerAsync.demo());
    }
}
