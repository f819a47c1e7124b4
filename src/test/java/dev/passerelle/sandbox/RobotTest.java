package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RobotTest {

    private final Scene scene = new Scene();

    @Test
    void takesWhatWaitsAndWritesAtItsRateUntilItIsDone() {
        var robot = robot(10, 25, false);
        scene.visitorWrites("v", "un");
        scene.visitorWrites("w", "deux");

        robot.work(scene.organisation, scene.now);
        var texts = IntStream.range(0, 40)
                .mapToObj(each -> later(robot))
                .flatMap(List::stream)
                .map(each -> Wire.parse(each.body).asJsonObject().getString("text"))
                .toList();

        assertThat(texts).hasSize(25).startsWith("o-1", "o-2").endsWith("o-25");
        assertThat(robot.json().getBoolean("done")).isTrue();
        assertThat(robot.json().getInt("accepted")).isEqualTo(2);
        assertThat(scene.organisation
                        .ledgerAfter(2)
                        .map(each -> each.customerId)
                        .toList())
                .startsWith("v", "w", "v", "w");
    }

    @Test
    void isStaffedBeforeAnybodyWaits() {
        robot(1, 1, false);

        assertThat(scene.organisation.onQueue(scene.queue("Animal").id())).hasSize(1);
    }

    @Test
    void answersWhatItIsTold() {
        var robot = robot(0, 0, true);
        scene.visitorWrites("v", "un");
        robot.work(scene.organisation, scene.now);

        var postings = robot.heard(scene.organisation, scene.visitorWrites("v", "deux"), scene.now);

        assertThat(postings).hasSize(1);
        assertThat(postings.get(0).body).contains("écho : deux");
    }

    private List<Posting> later(Robot robot) {
        scene.now = scene.now.plusMillis(100);
        return robot.work(scene.organisation, scene.now);
    }

    private Robot robot(double perSecond, int total, boolean echo) {
        var orders = new Robot.Orders("Robot", true, List.of(), echo, perSecond, total, Set.of(), "o-", null);
        var robot = new Robot(orders, scene.now);
        robot.sitDown(scene.organisation);
        return robot;
    }
}
