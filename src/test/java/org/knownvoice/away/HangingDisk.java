package org.knownvoice.away;

import java.util.concurrent.CountDownLatch;

/** The disk of this journal hangs until this is closed: whatever would be written or read waits. */
public final class HangingDisk implements AutoCloseable {
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread holder;

    private HangingDisk(Journal journal, CountDownLatch hangs) {
        holder = Thread.ofPlatform().start(() -> {
            synchronized (journal) {
                hangs.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    public static HangingDisk of(Journal journal) {
        var hangs = new CountDownLatch(1);
        var disk = new HangingDisk(journal, hangs);
        try {
            hangs.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return disk;
    }

    @Override
    public void close() {
        over.countDown();
        try {
            holder.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
