package anxin.server.jurisdiction;

import anxin.engine.identity.Area;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the table of areas up to the list that comes with the application; what others added stays. */
@Component
class AreaSeed implements InitializingBean {

    private final JdbcClient jdbc;
    private final Areas areas;

    AreaSeed(JdbcClient jdbc, Areas areas) {
        this.jdbc = jdbc;
        this.areas = areas;
    }

    @Override
    public void afterPropertiesSet() {
        var all = anxin.engine.identity.Areas.shipped().all();
        int changed = jdbc.sql("""
                        insert into jurisdiction.area as a (code, parent, name, level)
                        select code, nullif(parent, 0), name, level
                          from unnest(:codes::int[], :parents::int[], :names::text[], :levels::int[])
                               as listed (code, parent, name, level)
                         order by level
                        on conflict (code) do update set name = excluded.name
                         where a.name <> excluded.name
                        """)
                .param("codes", all.stream().map(Area::code).toArray(Integer[]::new))
                .param("parents", all.stream().map(Area::parent).toArray(Integer[]::new))
                .param("names", all.stream().map(Area::name).toArray(String[]::new))
                .param("levels", all.stream().map(Area::level).toArray(Integer[]::new))
                .update();
        if (changed > 0) {
            areas.forget();
        }
    }
}
