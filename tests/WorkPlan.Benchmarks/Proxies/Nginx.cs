using WorkPlan.Benchmarks.Measuring;

namespace WorkPlan.Benchmarks.Proxies;

/// <summary>nginx as its manual sets it up in front of a service: a worker a processor, connections kept, nothing logged.</summary>
internal static class Nginx
{
    public static async Task<Child> StartAsync(Uri address, Uri service, string directory)
    {
        var configuration = Path.Combine(directory, "nginx.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            daemon off;
            worker_processes {{Environment.ProcessorCount}};
            pid {{directory}}/nginx.pid;
            error_log {{directory}}/error.log;
            events { worker_connections 1024; }
            http {
                access_log off;
                client_body_temp_path {{directory}}/client;
                proxy_temp_path {{directory}}/proxy;
                fastcgi_temp_path {{directory}}/fastcgi;
                uwsgi_temp_path {{directory}}/uwsgi;
                scgi_temp_path {{directory}}/scgi;
                keepalive_requests 10000000;
                upstream service {
                    server {{service.Authority}};
                    keepalive 64;
                    keepalive_requests 10000000;
                }
                server {
                    listen {{address.Authority}};
                    location / {
                        proxy_pass http://service;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                    }
                }
            }
            """);
        var program = File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";
        return await Child.StartAsync(directory, [program, "-e", $"{directory}/error.log", "-c", configuration]);
    }
}
