package org.knownvoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.knownvoice.importing.DirectoryImport;
import org.knownvoice.store.Database;

/** An agency's CSV files, which are imported from a folder of their own that is gone afterwards. */
public record AgencyFiles(Map<String, List<String>> lines) {
    public void importInto(Database database) {
        try {
            Path folder = Files.createTempDirectory("agency");
            for (var file : lines.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
            var report = new DirectoryImport(database).run(folder).await();
            for (var name : lines.keySet()) {
                Files.delete(folder.resolve(name));
            }
            Files.delete(folder);
            if (report.exitCode() != 0) {
                throw new IllegalStateException(report.lines().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
