package anxin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** The workflow engine Flowable on the PostgreSQL of a running application, in a database of its own. */
record Flowable(ProcessEngine engine) implements AutoCloseable {

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flowable="http://flowable.org/bpmn"
                         targetNamespace="anxin">
              <process id="task" isExecutable="true">
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="accept"/>
                <userTask id="accept" flowable:candidateGroups="office"/>
                <boundaryEvent id="late1" attachedToRef="accept" cancelActivity="false">
                  <timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition>
                </boundaryEvent>
                <sequenceFlow id="f2" sourceRef="accept" targetRef="finish"/>
                <userTask id="finish" flowable:assignee="officer"/>
                <boundaryEvent id="late2" attachedToRef="finish" cancelActivity="false">
                  <timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition>
                </boundaryEvent>
                <sequenceFlow id="f3" sourceRef="finish" targetRef="end"/>
                <endEvent id="end"/>
                <sequenceFlow id="f4" sourceRef="late1" targetRef="ended1"/>
                <endEvent id="ended1"/>
                <sequenceFlow id="f5" sourceRef="late2" targetRef="ended2"/>
                <endEvent id="ended2"/>
              </process>
            </definitions>
            """;

    static Flowable on(Path data, Database database) {
        database.run("create database flowable");
        try {
            var configuration = new StandaloneProcessEngineConfiguration();
            configuration.setDisableEventRegistry(true);
            var engine = configuration
                    .setJdbcUrl("jdbc:postgresql://127.0.0.1:%s/flowable"
                            .formatted(Files.readString(data.resolve("pg/port")).strip()))
                    .setJdbcUsername("anxin")
                    .setJdbcPassword(
                            Files.readString(data.resolve("pg/password")).strip())
                    .setJdbcDriver("org.postgresql.Driver")
                    .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
                    .setAsyncExecutorActivate(false)
                    .buildProcessEngine();
            engine.getRepositoryService()
                    .createDeployment()
                    .addString("task.bpmn20.xml", PROCESS)
                    .deploy();
            return new Flowable(engine);
        } catch (IOException e) {
            throw new Failed("连不上数据库：" + e, "The database cannot be joined.", e);
        }
    }

    /** Instances that wait in their first task. */
    List<String> open(int number) {
        var instances = new ArrayList<String>();
        for (int i = 0; i < number; i++) {
            instances.add(
                    engine.getRuntimeService().startProcessInstanceByKey("task").getId());
        }
        return instances;
    }

    /** Completes the task an instance waits in. */
    void complete(String instance) {
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
        engine.getTaskService().complete(task.getId());
    }

    @Override
    public void close() {
        engine.close();
    }
}
